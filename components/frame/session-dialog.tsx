'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { keepForms } from '@/components/frame/kept-forms'
import { REPRISE, type SessionDialogProps } from '@/components/frame/session-vivante'
import { hasAutosave, settleAll } from '@/components/live-form/settle-all'
import { routes } from '@/lib/ground/routes'

type Etat =
  | { nom: 'cache' }
  | { nom: 'bientot'; fin: number; absolue: boolean; garde: 'rien' | 'enregistre' | 'ici' }
  /** La page garde seule ce qui est tapé : on ne la quitte pas. */
  | { nom: 'finie' }

const CANAL = 'session'
/** Demander ce qu’il reste ne prolonge rien : c’est dit comme un préchargement. */
const SANS_PROLONGER = { headers: { 'x-purpose': 'preview' } }

/** Ce qu’il reste, d’après le portail ; `null` quand c’est fini, `undefined` quand il ne répond pas. */
async function ask(options?: RequestInit): Promise<{ inactif: number; absolu: number } | null | undefined> {
  try {
    const rendu = await fetch(routes.session(), options)
    if (rendu.status === 401) return null
    return rendu.ok ? ((await rendu.json()) as { inactif: number; absolu: number }) : undefined
  } catch {
    return undefined
  }
}

const inWords = (secondes: number): string => {
  const minutes = Math.floor(secondes / 60)
  const suite = `${String(secondes % 60).padStart(2, '0')}`
  return minutes > 0 ? `${minutes}\u00a0min\u00a0${suite}` : `${secondes}\u00a0s`
}

/**
 * Le dialogue des deux dernières minutes. Il enregistre d’abord, demande au portail ce qu’il reste vraiment (un autre onglet a pu servir), puis
 * compte. Passé la fin, il mène à la connexion si rien ne peut se perdre ; sinon la page reste, et le dit.
 */
export function SessionDialog({ session: { prenom, feminin }, connexion, avant, onLater }: SessionDialogProps) {
  const boite = useRef<HTMLDialogElement>(null)
  const rester = useRef<HTMLButtonElement>(null)
  const [etat, setEtat] = useState<Etat>({ nom: 'cache' })
  const [secondes, setSecondes] = useState(avant)
  const [muet, setMuet] = useState(false)

  const end = useCallback(async () => {
    const sauf = (await settleAll()) && (await keepForms())
    if (!sauf) return setEtat({ nom: 'finie' })
    window.sessionStorage.setItem(REPRISE, window.location.pathname)
    window.location.assign(connexion)
  }, [connexion])

  const check = useCallback(async () => {
    const enregistre = await settleAll()
    const garde = await keepForms()
    const lu = await ask(SANS_PROLONGER)
    if (lu === null) return end()
    const reste = lu ? Math.min(lu.inactif, lu.absolu) : avant
    if (reste > avant + 2) return onLater(reste)
    const suite = hasAutosave() ? 'enregistre' : 'rien'
    setSecondes(Math.max(0, reste))
    setEtat({
      nom: 'bientot',
      fin: Date.now() + reste * 1000,
      absolue: lu !== undefined && lu.absolu <= lu.inactif,
      garde: enregistre && garde ? suite : 'ici',
    })
  }, [avant, end, onLater])

  useEffect(() => {
    void check()
    if (!('BroadcastChannel' in window)) return
    const canal = new BroadcastChannel(CANAL)
    canal.onmessage = () => void check()
    return () => canal.close()
  }, [check])

  useEffect(() => {
    if (etat.nom === 'cache') return
    if (boite.current?.open === false) boite.current.showModal()
    rester.current?.focus()
  }, [etat.nom])

  useEffect(() => {
    if (etat.nom !== 'bientot') return
    const compte = window.setInterval(() => {
      const reste = Math.ceil((etat.fin - Date.now()) / 1000)
      setSecondes(Math.max(0, reste))
      // Le portail seul sait si c’est fini : passé l’heure, on le lui demande.
      if (reste <= 0 && reste % 2 === 0) void ask(SANS_PROLONGER).then((lu) => (lu === null ? end() : lu && lu.inactif > avant ? check() : undefined))
    }, 1000)
    return () => window.clearInterval(compte)
  }, [etat, avant, check, end])

  const stay = async () => {
    const lu = await ask()
    if (lu === null) return end()
    setMuet(lu === undefined)
    if (!lu) return
    if ('BroadcastChannel' in window) {
      const canal = new BroadcastChannel(CANAL)
      canal.postMessage('prolongee')
      canal.close()
    }
    boite.current?.close()
    onLater(Math.min(lu.inactif, lu.absolu))
  }

  const part = etat.nom === 'bientot' ? Math.min(1, secondes / avant) : 0
  const heure =
    etat.nom === 'bientot' ? new Date(etat.fin).toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' }).replace(':', '\u00a0h\u00a0') : ''
  return (
    <dialog
      className="w-[min(34rem,100%)] rounded-3 border border-line bg-raised p-6 text-ink shadow-raised backdrop:bg-(--veil)"
      ref={boite}
      role="alertdialog"
      aria-labelledby="fin-titre"
      aria-describedby="fin-texte"
      // Échap répond comme le bouton : on est là.
      onCancel={(event) => {
        event.preventDefault()
        if (etat.nom === 'bientot' && !etat.absolue) void stay()
        else boite.current?.close()
      }}
    >
      {etat.nom === 'finie' ? (
        <>
          <h2 id="fin-titre">Votre session s’est fermée</h2>
          <p id="fin-texte" className="mt-3">
            Ce que vous avez tapé n’a pas pu être enregistré, et reste sur cette page. Connectez-vous dans un autre onglet, puis revenez ici pour
            l’envoyer.
          </p>
          <div className="actions mt-6 justify-end">
            <button className="button" type="button" onClick={() => boite.current?.close()}>
              Revenir à ma page
            </button>
            <a className="button button--primary" href={connexion} target="_blank" rel="noreferrer">
              Me reconnecter<span className="sr-only"> (nouvelle fenêtre)</span>
            </a>
          </div>
        </>
      ) : (
        <>
          <svg className="mb-3 block h-auto w-full" viewBox="0 0 400 26" aria-hidden="true">
            <path className="fill-none stroke-line" strokeWidth="6" strokeLinecap="round" d="M8 13h384" />
            <path className="fill-none stroke-brand" strokeWidth="6" strokeLinecap="round" d={`M8 13h${Math.round(384 * part)}`} />
            <circle className="fill-raised stroke-brand" strokeWidth="4" cx={8 + Math.round(384 * part)} cy="13" r="8" />
          </svg>
          <h2 id="fin-titre">
            Vous êtes toujours là, {prenom}
            {'\u202f'}?
          </h2>
          <p className="mt-3">
            <b className="text-xl" role="timer">
              {inWords(secondes)}
            </b>{' '}
            <span className="text-ink-2">avant la fermeture de votre session</span>
          </p>
          <p id="fin-texte" className="mt-3">
            {etat.nom === 'bientot' ? TEXTES[etat.garde] : ''}{' '}
            {etat.nom === 'bientot' && etat.absolue
              ? `Votre session arrive au bout de sa durée\u00a0: elle se ferme à ${heure} quoi que vous fassiez, puis il faudra vous reconnecter.`
              : 'Si la session se ferme, vous reprendrez ici.'}
          </p>
          <p className="sr-only" role="status">
            {secondes <= 30 && secondes > 0 ? 'Votre session se ferme dans moins de trente secondes.' : ''}
          </p>
          {muet ? (
            <p className="error mt-3" role="alert">
              Le portail ne répond pas{'\u00a0'}: réessayez dans un instant.
            </p>
          ) : null}
          <div className="actions mt-6 justify-end">
            <form className="max-sm:w-full" method="post" action="/deconnexion">
              <button className="button max-sm:w-full" type="submit">
                Se déconnecter
              </button>
            </form>
            {etat.nom === 'bientot' && etat.absolue ? (
              <button className="button button--primary" type="button" ref={rester} onClick={() => boite.current?.close()}>
                J’ai compris
              </button>
            ) : (
              <button className="button button--primary" type="button" ref={rester} onClick={() => void stay()}>
                {feminin ? 'Rester connectée' : 'Rester connecté'}
              </button>
            )}
          </div>
        </>
      )}
    </dialog>
  )
}

const TEXTES = {
  rien: '',
  enregistre: 'Tout est enregistré.',
  ici: 'Ce que vous avez tapé n’a pas pu être enregistré, et reste sur cette page.',
} as const
