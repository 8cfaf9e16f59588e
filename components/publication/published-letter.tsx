import { LetterSheet } from '@/components/courriers/letter-sheet'
import { lettreOf } from '@/components/courriers/letter-view'
import { Scanned } from '@/components/publication/scanned'
import { buttonClass } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Univers } from '@/components/ui/univers'
import { isoOf } from '@/lib/courriers/jours'
import type { CourrierLu } from '@/lib/courriers/queries'
import { addressOf } from '@/lib/ground/adresse'
import { formatCivilDay, formatDate, formatTime } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

/** Un courrier publié, tel que l’entreprise le lit, et sa première ouverture. */
export function PublishedLetter({ courrier: c, publie }: { courrier: CourrierLu; publie: boolean }) {
  const reponse = isoOf(c.reponseLe)
  return (
    <>
      <Crumbs
        items={[
          { href: routes.gestion(), label: 'Bannette' },
          { href: routes.gestionCourriers(), label: 'Courriers publiés' },
        ]}
      />
      {publie ? (
        <Notice kind="ok" role="status">
          <p>Le courrier est publié&nbsp;: qui l’atteint dans l’entreprise en est prévenu par courriel.</p>
        </Notice>
      ) : null}
      <div className="my-6">
        <h1>Courrier {c.numero ?? 'sans numéro'}</h1>
      </div>
      <div className="columns">
        <LetterSheet lettre={lettreOf(c)} niveau="h2" />
        <aside className="side" aria-label="Le courrier">
          <section aria-labelledby="faits">
            <h2 id="faits">Sa vie</h2>
            <Facts
              tight
              facts={[
                { label: 'Entreprise', value: `${c.raisonSociale}, ${formatSiren(c.siren)}` },
                { label: 'Univers', value: <Univers code={c.univers} /> },
                { label: 'Publié', value: moment(c.publieLe) },
                {
                  label: 'Première ouverture',
                  value: c.luLe ? `${c.luParNom ?? 'Une personne de l’entreprise'}, ${moment(c.luLe)}` : 'Pas encore ouvert',
                },
                ...(reponse ? [{ label: 'Réponse souhaitée', value: `Avant le ${formatCivilDay(reponse, true)}` }] : []),
              ]}
            />
          </section>
          <p className="actions mt-6">
            <a className={buttonClass({ small: true })} href={routes.fichierCourrier(c.siren, c.id)}>
              <Icon name="download" />
              PDF<span className="sr-only"> de ce courrier</span>
            </a>
          </p>
          <Scanned analyse={c.analyse} />
          <p className="mt-3 text-sm">
            <Lien href={addressOf(routes.gestionCourrierNouveau(), { siren: c.siren })}>Publier un autre courrier à cette entreprise</Lien>
          </p>
        </aside>
      </div>
    </>
  )
}

const moment = (date: Date): string => `le ${formatDate(date)} à ${formatTime(date)}`
