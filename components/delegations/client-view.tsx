import { AnswerForms, type Gestes } from '@/components/delegations/answer-forms'
import { Companies, type Moment, Part, Parties, Rights, Span } from '@/components/delegations/mandate'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Notice } from '@/components/ui/notice'
import { Route, type Stop } from '@/components/ui/route'
import { ROLE_NOMS } from '@/lib/access/roles'
import { remaining } from '@/lib/a-faire/phrases'
import { CLIENT_ETATS, CLIENT_FAITS } from '@/lib/copy/clients'
import { delegationSentence } from '@/lib/delegations/phrases'
import type { FaitClient } from '@/lib/delegations/schema'
import { allows } from '@/lib/delegations/transitions'
import { formatDate, formatDay, isoDay } from '@/lib/ground/date'
import { titleOf } from '@/lib/ground/titre'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { ClientLu } from '@/lib/delegations/vues'

type ClientViewProps = {
  client: ClientLu
  qui: { prenom: string; nom: string }
  ici: Date
  /** La personne répond au nom du cabinet. */
  repond: boolean
  gestes: Gestes
  fait: FaitClient | undefined
}

/** Un client du cabinet : ce qu’il confie, à lire en entier avant d’accepter, puis ce que l’on peut en faire. */
export function ClientView({ client, qui, ici, repond, gestes, fait }: ClientViewProps) {
  const attend = allows('accepter', client, ici)
  const titre = attend ? `${client.par?.nom ?? client.compteNom} vous confie ${howMany(client)}` : client.compteNom
  return (
    <>
      <title>{titleOf(`${titre}, mes clients`)}</title>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.clients(), label: 'Mes clients' },
        ]}
      />
      {fait ? (
        <Notice kind="ok" role="status">
          <p>{CLIENT_FAITS[fait](client.compteNom)}</p>
        </Notice>
      ) : null}
      <div className={`mb-8 ${fait ? 'mt-6' : ''}`}>
        <h1>{titre}</h1>
        <Statut client={client} attend={attend} ici={ici} repond={repond} />
      </div>
      <div className="columns">
        <div className="stack-lg">
          <Mandat client={client} attend={attend} qui={qui} ici={ici} />
          {attend && repond ? <Answer client={client} gestes={gestes} /> : null}
          {attend && !repond ? <p className="text-ink-2">Un responsable de votre cabinet répondra à cette demande.</p> : null}
        </div>
        <aside className="side" aria-label="Suivi">
          <section aria-labelledby="suivi">
            <h2 id="suivi" className="mb-4">
              Suivi
            </h2>
            <Route stops={stopsOf(client, attend)} />
          </section>
          {client.etat === 'acceptee' && repond ? (
            <section aria-labelledby="arreter">
              <h2 id="arreter">Arrêter</h2>
              <p className="mt-3 mb-3 text-sm text-ink-2">Vous pouvez renoncer à ce client quand vous voulez. L’effet est immédiat.</p>
              <ButtonLink variant="danger-quiet" small href={routes.renoncer(client.id)}>
                Renoncer à ce client
              </ButtonLink>
            </section>
          ) : null}
        </aside>
      </div>
    </>
  )
}

const howMany = ({ portee, entreprises }: ClientLu): string =>
  portee === 'portefeuille' ? 'toutes les entreprises de son compte' : plural(entreprises, 'entreprise')

function Statut({ client, attend, ici, repond }: { client: ClientLu; attend: boolean; ici: Date; repond: boolean }) {
  const { etat, etatLe, motif, repondreAvant } = client
  const reste = remaining(isoDay(repondreAvant), isoDay(ici))
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className={attend && repond ? 'tag tag--wait' : etat === 'acceptee' ? 'tag border-ok text-ok' : 'tag'}>
        {attend ? 'À accepter' : etat === 'en_attente' ? CLIENT_ETATS.expiree : CLIENT_ETATS[etat]}
      </span>
      {attend ? (
        <p>
          Répondez avant le <b>{formatDate(repondreAvant)}</b>. <span className="font-medium text-wait-ink">{reste}</span>{' '}
          {repond ? (
            <a className="text-sm" href="#reponse">
              Aller à la réponse
            </a>
          ) : null}
        </p>
      ) : (
        <p className="text-ink-2">
          le {formatDate(etat === 'en_attente' ? repondreAvant : etatLe)}
          {motif ? (
            <>
              {'\u00a0'}: «{'\u00a0'}
              {motif}
              {'\u00a0'}»
            </>
          ) : null}
        </p>
      )}
    </div>
  )
}

function Mandat({ client, attend, qui, ici }: { client: ClientLu; attend: boolean; qui: { prenom: string; nom: string }; ici: Date }) {
  const { par, cabinet, compteNom } = client
  const demandeur = par?.nom ?? 'Un administrateur du compte'
  const ouverte = attend || client.etat === 'acceptee'
  return (
    <article className="sheet" aria-labelledby="mandat">
      <h2 id="mandat" className="sr-only">
        {attend ? 'Ce que vous acceptez' : 'Ce qui est confié'}
      </h2>
      <Parties
        de={{
          titre: 'De',
          nom: `Compte ${compteNom}`,
          lignes: par ? [`${par.nom}, ${ROLE_NOMS.administrateur[par.civilite]}`, ...(attend ? [par.email] : [])] : [],
        }}
        a={{ titre: 'À', nom: cabinet.raisonSociale, lignes: [`SIREN ${formatSiren(cabinet.siren)}`, 'vous, et les collègues que vous désignerez'] }}
      />
      {ouverte ? (
        <Part id="pour-qui" titre="Pour quelles entreprises">
          <Companies plaques={client.plaques} entreprises={client.entreprises} />
          <p className="text-sm text-ink-2">
            {client.portee === 'portefeuille' ? (
              <>
                Les entreprises ajoutées plus tard à ce compte <b>sont comprises</b>.
              </>
            ) : (
              <>
                Les entreprises ajoutées plus tard à ce compte <b>ne sont pas comprises</b>
                {'\u00a0'}: {demandeur} devra vous le redemander.
              </>
            )}
          </p>
        </Part>
      ) : null}
      <Part id="quoi" titre="Pour faire quoi">
        <Rights droits={client} />
        <p className="text-sm text-ink-2">
          Vous ne pourrez ni voir les utilisateurs du compte, ni ajouter une entreprise, ni confier ces droits à un autre cabinet.
        </p>
      </Part>
      <Part id="jusqua" titre="Jusqu’à quand">
        <Span moments={momentsOf(client, attend, ici)} />
      </Part>
      {ouverte ? (
        <>
          <Part id="arret" titre="Comment l’arrêter">
            <p>
              Vous ou {demandeur}, seul et sans motif à donner au-delà d’un mot, depuis «{'\u00a0'}Mes clients{'\u00a0'}» ou depuis son espace.
              L’effet est immédiat{'\u00a0'}; les demandes déjà envoyées restent à l’entreprise, vos brouillons restent visibles de ses
              administrateurs.
            </p>
          </Part>
          <Part id="su" titre="Ce qu’on saura de vous">
            <p>
              Votre nom et votre cabinet. Chaque écran, message et PDF portera «{'\u00a0'}
              {qui.prenom} {qui.nom}, <b>pour le compte de {client.plaques.length === 1 ? client.plaques[0]?.nom : compteNom}</b>
              {'\u00a0'}».
            </p>
          </Part>
        </>
      ) : null}
    </article>
  )
}

function Answer({ client, gestes }: { client: ClientLu; gestes: Gestes }) {
  return (
    <section className="rounded-3 border border-brand bg-surface p-5 md:p-6" aria-labelledby="reponse">
      <h2 id="reponse">En une phrase</h2>
      <p className="mt-2 max-w-measure">
        <b>{client.cabinet.raisonSociale}</b> {delegationSentence(client)}
      </p>
      {client.correctionLe ? (
        <p className="mt-3 text-sm text-ink-2">
          Vous avez demandé une correction le {formatDay(client.correctionLe)}
          {'\u00a0'}: «{'\u00a0'}
          {client.correction}
          {'\u00a0'}» Vous pouvez accepter sans l’attendre.
        </p>
      ) : null}
      <AnswerForms
        delegation={client.id}
        par={client.par?.nom ?? 'votre client'}
        limite={formatDate(client.repondreAvant)}
        collegues={client.collegues}
        gestes={gestes}
      />
    </section>
  )
}

function momentsOf({ demandeeLe, du, au, etat }: ClientLu, attend: boolean, ici: Date): Moment[] {
  const fin: Moment = { titre: 'Elle s’arrête', quand: au ? formatDate(au) : 'quand vous ou votre client le voudrez' }
  if (attend)
    return [
      { titre: 'Demandée', quand: formatDate(demandeeLe), etat: 'fait' },
      { titre: 'Aujourd’hui', quand: formatDate(ici), etat: 'ici' },
      { titre: 'Elle commence', quand: 'quand vous acceptez', long: true },
      fin,
    ]
  return [
    { titre: 'Demandée', quand: formatDate(demandeeLe), etat: 'fait' },
    ...(etat === 'acceptee' || etat === 'revoquee' ? [{ titre: 'Commencée', quand: formatDate(du), etat: 'fait', long: true } as const] : []),
    fin,
  ]
}

function stopsOf({ demandeeLe, par, correctionLe, etat, etatLe, repondreAvant, portee, entreprises }: ClientLu, attend: boolean): Stop[] {
  const demandee: Stop = { id: 'd', titre: 'Demandée', quand: `${formatDate(demandeeLe)}${par ? `, par ${par.nom}` : ''}`, etat: 'fait' }
  const corrigee: Stop[] = correctionLe ? [{ id: 'c', titre: 'Correction demandée', quand: formatDate(correctionLe), etat: 'fait' }] : []
  if (attend)
    return [
      demandee,
      ...corrigee,
      { id: 'a', titre: 'En attente de vous', quand: `avant le ${formatDate(repondreAvant)}`, etat: 'attend' },
      {
        id: 'f',
        titre: 'Acceptée',
        quand: portee === 'portefeuille' ? 'ses entreprises rejoignent votre liste' : `${plural(entreprises, 'entreprise')} à rejoindre votre liste`,
      },
    ]
  const dit = etat === 'en_attente' ? CLIENT_ETATS.expiree : CLIENT_ETATS[etat]
  return [demandee, ...corrigee, { id: 'e', titre: dit, quand: `le ${formatDate(etat === 'en_attente' ? repondreAvant : etatLe)}`, etat: 'fait' }]
}
