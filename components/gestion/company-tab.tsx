import { Facts } from '@/components/ui/facts'
import { Lien } from '@/components/ui/lien'
import { Univers } from '@/components/ui/univers'
import { auteurNom, ETAT_NOMS } from '@/lib/demandes/noms'
import type { Dossier } from '@/lib/demandes/gestion/queries'
import { formatDate } from '@/lib/ground/date'
import { formatNumber, formatSiren } from '@/lib/ground/number'
import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'

/** L’employeur : qui il est, ses contrats dans cet univers, ses autres demandes. */
export const CompanyTab = ({ dossier: d }: { dossier: Dossier }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
    <section aria-labelledby="employeur">
      <h2 id="employeur" className="border-b-2 border-ink pb-1 text-md/xl tracking-normal">
        L’employeur
      </h2>
      <Facts
        wide
        tight
        facts={[
          { label: 'Entreprise', value: `${d.entreprise.raisonSociale}, ${d.entreprise.ville}` },
          { label: 'SIREN', value: <span className="num">{formatSiren(d.siren)}</span> },
          ...(d.entreprise.effectif === null ? [] : [{ label: 'Effectif', value: formatNumber(d.entreprise.effectif) }]),
          { label: 'Univers', value: <Univers code={d.univers} /> },
          { label: auteurNom(d.canal), value: d.envoi?.auteur.nom ?? d.auteurNom },
          ...d.contrats.map((c) => ({ label: c.reference, value: c.finLe ? `${c.libelle}, jusqu’au ${formatDate(c.finLe)}` : c.libelle })),
        ]}
      />
      <p className="mt-3">
        <Lien href={addressOf(routes.gestionCourrierNouveau(), { siren: d.siren, sujet: d.univers })}>Publier un courrier à cette entreprise</Lien>
      </p>
    </section>
    {d.autres.lignes.length > 0 ? (
      <section aria-labelledby="autres">
        <h2 id="autres" className="border-b-2 border-ink pb-1 text-md/xl tracking-normal">
          Ses autres demandes
        </h2>
        <ul className="list-disc pl-[1.2em] [&>li+li]:mt-2">
          {d.autres.lignes.map((autre) => (
            <li key={autre.numero}>
              <Lien href={routes.gestionDemande(autre.numero ?? '')}>{autre.objet}</Lien>
              {autre.etat === 'brouillon' ? '' : `, ${ETAT_NOMS[autre.etat].un.toLocaleLowerCase('fr')}`}
            </li>
          ))}
        </ul>
        {d.autres.encore ? (
          <p>
            <Lien href={`${routes.gestion()}?q=${d.siren}&toutes=oui`}>Voir toutes ses demandes</Lien>
          </p>
        ) : null}
      </section>
    ) : null}
  </div>
)
