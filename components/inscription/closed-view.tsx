import { A_LIRE } from '@/components/ui/a-lire'
import { Lien } from '@/components/ui/lien'
import { formatDate } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

/** Une entreprise que l’annuaire public dit fermée : ce qu’on en sait, et par où continuer. */
export function ClosedView({ siren, nom, depuis }: { siren: string | null; nom: string | null; depuis: string | null }) {
  return (
    <div className="max-w-[38rem]">
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">Certification</p>
        <h1>Cette entreprise est fermée</h1>
        <p className="lead">
          L’annuaire public des entreprises dit {nom ? <b>{nom}</b> : 'cette entreprise'}
          {siren ? ` (SIREN ${formatSiren(siren)})` : ''} fermée{depuis ? ` depuis le ${formatDate(new Date(`${depuis}T12:00:00Z`))}` : ''}
          {'\u00a0'}: elle ne peut plus être certifiée ici.
        </p>
      </div>
      <div className={A_LIRE}>
        <h2>Par où continuer</h2>
        <ul>
          <li>
            Une autre entreprise a repris l’activité, ou le SIREN est mal recopié{'\u202f'}?{' '}
            <Lien href={routes.certification()}>Certifiez une autre entreprise</Lien>.
          </li>
          <li>
            Des contrats ou des demandes sont encore en cours, ou l’annuaire se trompe{'\u202f'}? Une personne vous répond au{' '}
            <a className="whitespace-nowrap" href={marque.telephoneLien}>
              {marque.telephone}
            </a>
            , {marque.horaires}.
          </li>
        </ul>
      </div>
    </div>
  )
}
