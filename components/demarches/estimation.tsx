import type { Estimation } from '@/lib/demarches/define'
import { addDays, dayAt, daysFrom, formatCivilDay } from '@/lib/ground/date'
import { formatMoney } from '@/lib/ground/money'

const HACHURES = '[&_.f]:border-line-strong [&_.f]:hachure'
const JOURS = `mt-4 grid grid-cols-7 gap-0.5 text-center text-xs/none *:grid *:h-7 *:place-items-center *:rounded-[2px] *:border *:border-transparent *:forced-color-adjust-none [&_.p]:bg-prevoyance [&_.p]:font-bold [&_.p]:text-surface [&_i]:h-5 [&_i]:text-ink-2 [&_i]:not-italic ${HACHURES}`
const LEGENDE =
  'mt-4 flex flex-wrap gap-x-5 gap-y-1 text-sm/md *:before:mr-[.45rem] *:before:inline-block *:before:size-[.8rem] *:before:rounded-[2px] *:before:border *:before:border-line-strong *:before:align-[-.08em] [&_.f]:before:hachure [&_.p]:before:border-prevoyance [&_.p]:before:bg-prevoyance'

/** Au-delà, les jours se disent au lieu de se dessiner. */
const DESSINES = 126
const SEMAINE = ['L', 'M', 'M', 'J', 'V', 'S', 'D'] as const

/** À côté de l’étape : ce que donnent les réponses. Le navigateur le redessine à mesure dans le second bloc, vide ici. */
export const EstimationAside = ({ valeur }: { valeur: Estimation | null }) => (
  <aside className="side lg:sticky lg:top-6" aria-label="Ce que cela donne" data-estimation={JSON.stringify(valeur)}>
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
        <p className="text-sm text-ink-2 mt-4">
          Indiquez le début et la fin de l’arrêt{'\u00a0'}: sa durée, sa franchise et le premier jour payé paraîtront ici.
        </p>
      </section>
    )
  const { debut, fin, jours, franchise, premierJour, avant, contrat, moyenne, note } = estimation
  return (
    <section>
      <h2>La franchise, jour par jour</h2>
      <p className="text-sm text-ink-2 mt-4">
        Du {formatCivilDay(debut)} au {formatCivilDay(fin, true)}
        {'\u00a0'}: <b>{nombre(jours, 'jour d’arrêt', 'jours d’arrêt')}</b>.
      </p>
      {franchise === null ? null : <Weeks {...estimation} franchise={franchise} />}
      {note ? <p className="text-sm text-ink-2 mt-4">{note}</p> : null}
      <dl className="facts mt-4 *:py-2 [&_dd]:text-sm">
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
      <p className="text-xs text-ink-2 mt-4">
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
  const vides = (dayAt(debut).getUTCDay() + 6) % 7
  const dessines = Math.min(jours, DESSINES)
  const dit = [
    retenus > 0 ? `${nombre(retenus, 'jour', 'jours')} de franchise à partir du ${formatCivilDay(debut)}` : '',
    premierJour ? `${nombre(payes, 'jour indemnisé', 'jours indemnisés')} du ${formatCivilDay(premierJour)} au ${formatCivilDay(fin)}` : '',
  ].filter(Boolean)
  return (
    <>
      <div className={JOURS} role="img" aria-label={`Calendrier\u00a0: ${dit.join(', puis ')}`}>
        {[...SEMAINE, ...Array.from({ length: vides }, () => '')].map((lettre, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sept lettres puis des cases vides, dans l’ordre
          <i key={rang}>{lettre}</i>
        ))}
        {Array.from({ length: dessines }, (_, rang) => addDays(debut, rang)).map((jour, rang) => (
          <span key={jour} className={rang < retenus ? 'f' : rang === retenus ? 'p outline-2 outline-offset-1 outline-ink' : 'p'}>
            {Number(jour.slice(8))}
          </span>
        ))}
      </div>
      {jours > dessines ? (
        <p className="text-sm text-ink-2 mt-2">
          Et {nombre(jours - dessines, 'jour', 'jours')} de plus, jusqu’au {formatCivilDay(fin, true)}.
        </p>
      ) : null}
      <p className={LEGENDE}>
        {retenus > 0 ? <span className="f">{nombre(retenus, 'jour', 'jours')} de franchise</span> : null}
        {payes > 0 ? <span className="p">{nombre(payes, 'jour indemnisé', 'jours indemnisés')}</span> : null}
      </p>
    </>
  )
}
