import { LetterRows } from '@/components/courriers/letter-rows'
import { type LettreMontree, LetterSheet } from '@/components/courriers/letter-sheet'
import { PrintButton } from '@/components/ui/print-button'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { courriersAddress } from '@/lib/courriers/adresse'
import { isoOf } from '@/lib/courriers/jours'
import type { CourrierLu, LigneCourrier } from '@/lib/courriers/queries'
import type { CourriersSearch } from '@/lib/courriers/schema'
import { fileSize } from '@/lib/demandes/rules'
import { formatCivilDay, formatMoment, formatTime, isoDay } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

type LetterViewProps = {
  courrier: CourrierLu
  /** La liste d’où l’on vient, et combien de courriers elle compte. */
  voisins: readonly LigneCourrier[]
  total: number
  search: CourriersSearch
  /** L’adresse du formulaire de contact, déjà rempli ; `null` quand cette personne ne peut pas en déposer. */
  repondre: string | null
  contrat: string | null
  maintenant: Date
}

const GRILLE = 'grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]'

/** Un courrier : la liste à gauche là où l’écran est large, puis la lettre, son PDF et ce qu’on peut en faire. */
export function LetterView({ courrier, voisins, total, search, repondre, contrat, maintenant }: LetterViewProps) {
  const { siren, id } = courrier
  const liste = courriersAddress(siren, search)
  return (
    <>
      <Crumbs
        items={[
          { href: routes.entreprise(siren), label: 'Accueil' },
          { href: liste, label: 'Mes courriers' },
        ]}
      />
      <div className={GRILLE}>
        <nav className="max-lg:hidden print:hidden" aria-label="Mes courriers">
          <LetterRows courriers={voisins} ouvert={id} search={search} maintenant={maintenant} />
          <p className="mt-3 flex flex-wrap justify-between gap-3 text-sm">
            <span>
              {voisins.length} sur {total}
            </span>
            <Lien href={liste}>Tous mes courriers</Lien>
          </p>
        </nav>
        <article aria-labelledby="objet">
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
            <p className="text-sm text-ink-2">{sayOpening(courrier, maintenant)}</p>
            <LetterActs courrier={courrier} repondre={repondre} />
          </div>
          <LetterNotices courrier={courrier} />
          <LetterSheet lettre={lettreOf(courrier)} id="objet" />
          <section className="mt-8 print:hidden" aria-labelledby="suites">
            <h2 id="suites" className="border-b-2 border-ink pb-2 text-lg tracking-normal">
              Ce que vous pouvez faire
            </h2>
            <ul className="links">
              {repondre ? (
                <li>
                  <Lien href={repondre}>
                    Répondre{courrier.signataire ? ` à ${courrier.signataire}` : ' au centre de gestion'}
                    <span className="text-ink-2">objet et contrat déjà remplis</span>
                  </Lien>
                </li>
              ) : (
                <li>
                  <a href={marque.telephoneLien}>
                    Répondre par téléphone<span className="text-ink-2">{marque.telephone}</span>
                  </a>
                </li>
              )}
              {contrat ? (
                <li>
                  <Lien href={routes.contrat(siren, contrat)}>
                    Voir le contrat<span className="text-ink-2">{contrat}</span>
                  </Lien>
                </li>
              ) : null}
              <li>
                <Lien href={liste}>Revenir à mes courriers</Lien>
              </li>
            </ul>
          </section>
        </article>
      </div>
    </>
  )
}

function LetterActs({ courrier: { siren, id, fichierNom, taille }, repondre }: { courrier: CourrierLu; repondre: string | null }) {
  return (
    <p className="actions">
      <a className={buttonClass({ small: true })} href={routes.fichierCourrier(siren, id)}>
        <Icon name="download" />
        PDF{fichierNom && taille ? `, ${fileSize(taille)}` : ''}
        <span className="sr-only"> de ce courrier</span>
      </a>
      <PrintButton />
      {repondre ? (
        <ButtonLink small variant="primary" href={repondre}>
          <Icon name="messages-square" />
          Répondre
        </ButtonLink>
      ) : null}
    </p>
  )
}

/** Ce que la lettre attend, et le PDF qui en tient lieu. */
function LetterNotices({ courrier }: { courrier: CourrierLu }) {
  const jour = isoOf(courrier.reponseLe)
  return (
    <div className="stack mb-4 empty:hidden print:hidden">
      {jour ? (
        <Notice>
          <p>Réponse souhaitée avant le {formatCivilDay(jour, true)}.</p>
        </Notice>
      ) : null}
      {courrier.fichierNom ? (
        <Notice icon="file-text">
          <p>
            Ce courrier est un PDF, «&nbsp;{courrier.fichierNom}&nbsp;»&nbsp;:{' '}
            <a href={routes.fichierCourrier(courrier.siren, courrier.id)}>téléchargez-le</a> pour le lire en entier.
          </p>
        </Notice>
      ) : null}
    </div>
  )
}

/** Une lettre publiée, telle que le papier la montre. Sans texte, elle renvoie à son fichier. */
export const lettreOf = (courrier: CourrierLu): LettreMontree => ({
  ...courrier,
  corps: courrier.corps || `Vous trouverez ce courrier dans le fichier joint, «\u00a0${courrier.fichierNom ?? ''}\u00a0».`,
  jour: isoDay(courrier.publieLe),
})

/** Qui l’a ouvert le premier, et quand. */
const sayOpening = ({ luLe, luParNom }: CourrierLu, maintenant: Date) =>
  luLe ? (
    <>
      Ouvert la première fois par <b className="text-ink">{luParNom ?? 'une personne de l’entreprise'}</b>, {sayMoment(luLe, maintenant)}
    </>
  ) : (
    'Vous êtes la première personne à l’ouvrir.'
  )

const sayMoment = (date: Date, maintenant: Date): string => {
  const dit = formatMoment(date, maintenant)
  return dit.includes('\u00a0h\u00a0') ? dit.replace(', ', ' à ') : `le ${dit} à ${formatTime(date)}`
}
