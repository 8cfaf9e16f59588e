import { Lien } from '@/components/ui/lien'

type Page = { href: string; label: string }

const CONNEXION: Page[] = [
  { href: '/', label: 'Espace client Entreprise' },
  { href: '/connexion', label: 'Se connecter' },
  { href: '/inscription', label: 'Se créer un compte' },
  { href: '/identifiant-oublie', label: 'Identifiant oublié' },
  { href: '/mot-de-passe-oublie', label: 'Mot de passe oublié' },
]
const NET_ENTREPRISES: Page = { href: '/net-entreprises', label: 'Se connecter avec Net-entreprises' }
const ESPACE: Page[] = [
  { href: '/accueil', label: 'Accueil et choix de l’entreprise' },
  { href: '/demandes', label: 'Mes demandes' },
  { href: '/courriers', label: 'Mes courriers' },
  { href: '/contact', label: 'Écrire au centre de gestion' },
  { href: '/notifications', label: 'Mes notifications' },
  { href: '/notifications/preferences', label: 'Régler ce que vous recevez' },
  { href: '/profil', label: 'Mon profil' },
]
const AIDE: Page[] = [
  { href: '/tout-savoir', label: 'Tout savoir sur votre espace client' },
  { href: '/faq', label: 'Aide et questions fréquentes' },
  { href: '/accessibilite', label: 'Déclaration d’accessibilité' },
  { href: '/mentions-legales', label: 'Mentions légales' },
  { href: '/conditions-utilisation', label: 'Conditions d’utilisation' },
  { href: '/donnees-personnelles', label: 'Données personnelles' },
  { href: '/cookies', label: 'Cookies' },
]

function Branch({ id, titre, pages, note }: { id: string; titre: string; pages: readonly Page[]; note?: string }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-b-2 border-ink pb-2 text-lg tracking-normal">
        {titre}
      </h2>
      <ul className="links">
        {pages.map(({ href, label }) => (
          <li key={href}>
            <Lien href={href}>{label}</Lien>
          </li>
        ))}
      </ul>
      {note ? <p className="text-sm text-ink-2 mt-4">{note}</p> : null}
    </section>
  )
}

/** Plan du site. `connecte` : les pages de l’espace passent devant celles de la connexion. */
export function PlanDuSite({ connecte, netEntreprises }: { connecte: boolean; netEntreprises: boolean }) {
  return (
    <>
      <div className="mb-8">
        <h1>Plan du site</h1>
      </div>
      <div className="grid gap-x-14 gap-y-8 md:grid-cols-2">
        {connecte ? (
          <Branch
            id="plan-espace"
            titre="Votre espace"
            pages={ESPACE}
            note="Les rubriques d’une entreprise s’ouvrent depuis son accueil : elles dépendent de ses contrats et de vos droits."
          />
        ) : (
          <Branch id="plan-connexion" titre="Connexion" pages={netEntreprises ? [...CONNEXION, NET_ENTREPRISES] : CONNEXION} />
        )}
        <Branch id="plan-aide" titre="Aide et informations" pages={AIDE} />
      </div>
    </>
  )
}
