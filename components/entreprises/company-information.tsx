import { CentreGestion } from '@/components/entreprises/centre-gestion'
import { Cover } from '@/components/entreprises/cover'
import type { CompanyRecordProps } from '@/components/entreprises/company-record-view'
import { Facts } from '@/components/ui/facts'
import { ROLE_NOMS } from '@/lib/access/roles'
import type { AccesCabinet, AccesMembre } from '@/lib/comptes/qui-y-accede'
import { CERTIFICATIONS } from '@/lib/copy/acces'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { formatDate } from '@/lib/ground/date'
import { capital } from '@/lib/ground/initiale'
import { formatNumber, formatSiren } from '@/lib/ground/number'

/** L’onglet « Informations » : l’identité et la couverture, puis à qui parler et qui a accès. */
export const CompanyInformation = ({ fiche, acces }: Pick<CompanyRecordProps, 'fiche' | 'acces'>) => (
  <div className="columns">
    <div className="sheet p-5">
      <Facts
        wide
        facts={[
          { label: 'SIREN', value: <span className="num">{formatSiren(fiche.siren)}</span> },
          { label: 'Raison sociale', value: fiche.raisonSociale },
          { label: 'Forme juridique', value: fiche.formeJuridique },
          { label: 'Activité (NAF)', value: fiche.naf },
          { label: 'Convention collective (IDCC)', value: fiche.idcc },
          { label: 'Effectif', value: fiche.effectif === null ? null : `${formatNumber(fiche.effectif)} salariés` },
          { label: 'Adresse', value: `${fiche.adresse}, ${fiche.codePostal} ${fiche.ville}` },
          { label: 'Couverture', value: <Cover couverture={fiche.univers} /> },
          { label: 'Certifiée', value: `le ${formatDate(fiche.certifieLe)}, ${CERTIFICATIONS[fiche.certifieVoie]}` },
          {
            label: 'Annuaire public',
            value: fiche.annuaireLe
              ? `${fiche.fermeeConstatee ? 'Fermée' : 'En activité'}, lu le ${formatDate(fiche.annuaireLe)}`
              : 'Pas encore relu depuis son ajout',
          },
        ]}
      />
    </div>
    <aside className="side" aria-label="À qui parler, et qui a accès">
      <section aria-labelledby="acces">
        <h2 id="acces">Qui a accès</h2>
        <ul className="mt-3 grid gap-2">
          {acces.membres
            .filter(({ voie }) => voie !== null)
            .map((membre) => (
              <li key={membre.id}>
                {membre.prenom} {membre.nom}
                <span className="sub">{memberSays(membre)}</span>
              </li>
            ))}
          {acces.cabinets.map((cabinet) => (
            <li key={cabinet.id}>
              {cabinet.raisonSociale}
              <span className="sub">{firmSays(cabinet)}</span>
            </li>
          ))}
        </ul>
      </section>
      <CentreGestion univers={fiche.univers} titre={fiche.univers.length > 1 ? 'Centres de gestion' : 'Centre de gestion'} />
    </aside>
  </div>
)

const VOIES = { portefeuille: 'ensemble du portefeuille', donnee: 'cette entreprise lui a été donnée' } as const

const memberSays = ({ role, civilite, voie }: AccesMembre): string =>
  `${capital(ROLE_NOMS[role][civilite])}${voie && role === 'collaborateur' ? `, ${VOIES[voie]}` : ''}`

const firmSays = ({ univers, lectureSeule }: AccesCabinet): string =>
  `Cabinet, ${univers.map((un) => UNIVERS_NOMS[un]).join(', ')}${lectureSeule ? ', lecture seule' : ''}`
