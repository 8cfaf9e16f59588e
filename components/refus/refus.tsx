import { Phone, Refusal } from '@/components/refus/refusal'
import { ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import type { CodeUnivers } from '@/components/ui/univers'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { marque } from '@/lib/ground/marque'

type Home = { href: string; label: string }

const ACCUEIL: Home = { href: '/accueil', label: 'Aller à mon accueil' }

/** 404. Même page que l’objet n’existe pas ou qu’il ne soit pas à cette personne. `accueil` : `/`, `/accueil` ou `/gestion`. */
export function Introuvable({ accueil = ACCUEIL }: { accueil?: Home }) {
  return (
    <Refusal
      code="Erreur 404"
      titre="Cette page n’existe pas, ou pas pour vous"
      actions={
        <>
          <ButtonLink variant="primary" href={accueil.href}>
            {accueil.label}
          </ButtonLink>
          <Lien href="/plan-du-site">Voir le plan du site</Lien>
        </>
      }
    >
      <p>L’adresse est peut-être incomplète, la page a pu être déplacée, ou elle concerne une entreprise qui n’est pas dans vos habilitations.</p>
      <p>
        Si vous avez suivi un lien reçu par e-mail, vérifiez que vous êtes connecté avec l’adresse qui a reçu ce message. Si le doute reste, appelez
        le <Phone />.
      </p>
    </Refusal>
  )
}

/** 403. `phrase` : ce qui est refusé ; `qui` : qui peut l’accorder, ou `null` quand personne n’est nommé. */
export function Interdit({ phrase, qui, accueil = ACCUEIL }: { phrase?: string; qui: string | null; accueil?: Home }) {
  return (
    <Refusal
      code="Erreur 403"
      titre="Vos droits ne permettent pas d’ouvrir cette page"
      actions={
        <>
          <ButtonLink variant="primary" href={accueil.href}>
            {accueil.label}
          </ButtonLink>
          <Lien href="/faq">Comprendre les droits</Lien>
        </>
      }
    >
      {phrase ? <p>{phrase}</p> : null}
      {qui ? (
        <p>
          Pour l’obtenir, adressez-vous à <strong>{qui}</strong>. Le changement vaut dès la page suivante, sans vous reconnecter.
        </p>
      ) : (
        <p>Pour l’obtenir, adressez-vous à un administrateur de votre compte. Le changement vaut dès la page suivante, sans vous reconnecter.</p>
      )}
    </Refusal>
  )
}

/** 500. `numero` : celui du journal, que la personne dicte au téléphone. */
export function Panne({ numero, accueil = ACCUEIL }: { numero: string; accueil?: Home }) {
  return (
    <Refusal
      code="Erreur 500"
      titre="Un incident de notre côté empêche d’afficher cette page"
      actions={
        <>
          <ButtonLink variant="primary" href={accueil.href}>
            {accueil.label}
          </ButtonLink>
          <span className="text-sm text-ink-2">ou revenez à la page précédente et réessayez</span>
        </>
      }
    >
      <p>Ce que vous aviez enregistré ou envoyé est conservé. L’incident est noté, vous n’avez rien à refaire pour nous le signaler.</p>
      <p className="max-w-none justify-self-start rounded-2 border border-line-strong bg-surface px-4 py-3 [&_strong]:tracking-[.02em] [&_strong]:wrap-anywhere [&_strong]:tabular-nums">
        Numéro de l’incident{'\u00a0'}: <strong>{numero}</strong>
      </p>
      <p>
        S’il se répète, donnez ce numéro au <Phone />.
      </p>
    </Refusal>
  )
}

/** 503. `ici` : l’adresse à réessayer. */
export function Indisponible({ ici }: { ici: string }) {
  return (
    <Refusal
      code="Erreur 503"
      titre="Le service est momentanément indisponible"
      actions={
        // Un lien ordinaire : la page doit être redemandée au serveur, pas au cache du navigateur.
        <a className="button button--primary" href={ici}>
          Réessayer
        </a>
      }
    >
      <p>Attendez une dizaine de secondes, puis réessayez. Le service reprend seul, votre session et ce que vous avez envoyé sont conservés.</p>
      <p>
        Si cela dure plus de quelques minutes, appelez le <Phone />.
      </p>
    </Refusal>
  )
}

/** Page d’un univers que l’entreprise n’a pas souscrit. Ce n’est pas une erreur : 200. */
export function NonCouverte({ siren, raisonSociale, univers }: { siren: string; raisonSociale: string; univers: CodeUnivers }) {
  const nom = UNIVERS_NOMS[univers].toLocaleLowerCase('fr')
  return (
    <Refusal
      titre={`Cette entreprise n’est pas couverte en ${nom}`}
      actions={
        <>
          <ButtonLink variant="primary" href={`/e/${siren}/offres`}>
            Offres et services
          </ButtonLink>
          <Lien href={`/e/${siren}`}>Retour à l’accueil de l’entreprise</Lien>
        </>
      }
    >
      <p>
        {raisonSociale} n’a pas de contrat de {nom} avec {marque.nom}. «{'\u00a0'}Offres et services{'\u00a0'}» présente ce qui existe pour le
        transport.
      </p>
      <p>
        Vous pensez que cette entreprise est couverte{'\u202f'}? Appelez le <Phone />.
      </p>
    </Refusal>
  )
}
