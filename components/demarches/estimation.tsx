import type { Estimation } from '@/lib/demarches/define'
import { addDays, daysFrom, formatCivilDay } from '@/lib/ground/date'
import { formatMoney } from '@/lib/ground/money'

/** Au-delà, les jours se disent au lieu de se dessiner. */
const DESSINES = 126
const SEMAINE = ['L', 'M', 'M', 'J', 'V', 'S', 'D'] as const

/** À côté de l’étape : ce que donnent les réponses. Le navigateur le redessine à mesure dans le second bloc, vide ici. */
export const EstimationAside = ({ valeur }: { valeur: Estimation | null }) => (
  <aside className="side side--follow" aria-label="Ce que cela donne" data-estimation={JSON.stringify(valeur)}>
    <div data-serveur="">
      <EstimationView estimation={valeur} />
    </div>
    <div data-vivant="" />
  </aside>
)

/** La franchise jour par jour, le premier jour payé, le jour d’ici lequel déclarer ; une estimation, dont la source est dite. */
export function EstimationView({ estimation }: { estimation: Estimation | null }) {
  if (!estimation)
    return (
      <section>
        <h2>La franchise, jour par jour</h2>
        <p className="small muted after-list">
          Indiquez le début et la fin de l’arrêt{'\u00a0'}: sa durée, sa franchise et le premier jour payé paraîtront ici.
        </p>
      </section>
    )
  const { debut, fin, jours, franchise, premierJour, avant, contrat, moyenne, note } = estimation
  return (
    <section>
      <h2>La franchise, jour par jour</h2>
      <p className="small muted after-list">
        Du {formatCivilDay(debut)} au {formatCivilDay(fin, true)}
        {'\u00a0'}: <b>{nombre(jours, 'jour d’arrêt', 'jours d’arrêt')}</b>.
      </p>
      {franchise === null ? null : <Weeks {...estimation} franchise={franchise} />}
      {note ? <p className="small muted after-list">{note}</p> : null}
      <dl className="facts facts--tight after-list">
        {franchise === null ? null : (
          <div>
            <dt>Premier jour indemnisé</dt>
            <dd>
              <b>{premierJour ? formatCivilDay(premierJour, true) : 'Aucun\u00a0: l’arrêt finit pendant la franchise'}</b>
            </dd>
          </div>
        )}
        {avant ? (
          <div>
            <dt>À déclarer avant le</dt>
            <dd>
              <b>{formatCivilDay(avant, true)}</b>, {remaining(daysFrom(estimation.aujourdhui, avant))}
            </dd>
          </div>
        ) : null}
        {moyenne ? (
          <div>
            <dt>Salaire moyen</dt>
            <dd>
              <b>{formatMoney(moyenne.centimes)}</b> par mois{moyenne.aVerifier ? <span className="sub">Un mois reste à vérifier</span> : null}
            </dd>
          </div>
        ) : null}
      </dl>
      <p className="xsmall muted after-list">
        <b>Estimation</b>, d’après {contrat ? `votre contrat ${contrat} et ` : ''}ce que vous avez saisi. Déclarer dans les 30 jours qui suivent la
        franchise est l’usage{'\u202f'}; les conditions de votre contrat l’emportent. Le centre de gestion fait le calcul qui compte.
      </p>
    </section>
  )
}

const nombre = (n: number, un: string, plusieurs: string): string => `${n}\u00a0${n > 1 ? plusieurs : un}`
const remaining = (jours: number): string =>
  jours > 0 ? `il reste ${nombre(jours, 'jour', 'jours')}` : jours === 0 ? 'aujourd’hui' : `passé de ${nombre(-jours, 'jour', 'jours')}`

/** Une case par jour, du lundi au dimanche : hachurée en franchise, pleine quand le contrat paie. */
function Weeks({ debut, fin, jours, franchise, premierJour }: Estimation & { franchise: number }) {
  const retenus = Math.min(franchise, jours)
  const payes = jours - retenus
  const vides = (new Date(`${debut}T00:00:00Z`).getUTCDay() + 6) % 7
  const dessines = Math.min(jours, DESSINES)
  const dit = [
    retenus > 0 ? `${nombre(retenus, 'jour', 'jours')} de franchise à partir du ${formatCivilDay(debut)}` : '',
    premierJour ? `${nombre(payes, 'jour indemnisé', 'jours indemnisés')} du ${formatCivilDay(premierJour)} au ${formatCivilDay(fin)}` : '',
  ].filter(Boolean)
  return (
    <>
      <div className="weeks after-list" role="img" aria-label={`Calendrier\u00a0: ${dit.join(', puis ')}`}>
        {[...SEMAINE, ...Array.from({ length: vides }, () => '')].map((lettre, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sept lettres puis des cases vides, dans l’ordre
          <i key={rang}>{lettre}</i>
        ))}
        {Array.from({ length: dessines }, (_, rang) => addDays(debut, rang)).map((jour, rang) => (
          <span key={jour} className={rang < retenus ? 'f' : rang === retenus ? 'p first' : 'p'}>
            {Number(jour.slice(8))}
          </span>
        ))}
      </div>
      {jours > dessines ? (
        <p className="small muted mt-2">
          Et {nombre(jours - dessines, 'jour', 'jours')} de plus, jusqu’au {formatCivilDay(fin, true)}.
        </p>
      ) : null}
      <p className="legend after-list">
        {retenus > 0 ? <span className="f">{nombre(retenus, 'jour', 'jours')} de franchise</span> : null}
        {payes > 0 ? <span className="p">{nombre(payes, 'jour indemnisé', 'jours indemnisés')}</span> : null}
      </p>
    </>
  )
}
