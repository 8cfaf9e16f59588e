'use client'

import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { REPRISE, type SessionDialogProps, type SessionVivante } from '@/components/frame/session-vivante'
import { Notice } from '@/components/ui/notice'

/** Deux minutes avant la fin : le temps de répondre (RGAA 13.1). */
const AVANT_S = 120

const RIEN_PERDU = 'Rien n’est perdu\u00a0: vous reprenez où vous en étiez quand la session s’est fermée.'

/**
 * La fin de session, sur toute page connectée : la page compte, et ne charge le dialogue que s’il faut le montrer. `session` vient du serveur, en
 * secondes : l’horloge du poste n’y peut rien. De retour après une fin, remet ce qui était tapé, et le dit.
 */
export function SessionEnd({ session, connexion }: { session: SessionVivante; connexion: string }) {
  const { inactif, absolu } = session
  const [Dialogue, setDialogue] = useState<ComponentType<SessionDialogProps> | null>(null)
  const [reste, setReste] = useState({ secondes: Math.min(inactif, absolu) })
  const [reprise, setReprise] = useState(false)
  const later = useCallback((secondes: number) => {
    setDialogue(null)
    setReste({ secondes })
  }, [])

  useEffect(() => {
    const attente = (reste.secondes - AVANT_S) * 1000
    const debut = Date.now()
    const open = async () => {
      const { SessionDialog } = await import('@/components/frame/session-dialog')
      setDialogue(() => SessionDialog)
    }
    const minuteur = window.setTimeout(open, Math.max(0, attente))
    // Un poste en veille arrête ses minuteurs : de retour sur l’onglet, on recompte.
    const wake = () => {
      if (document.visibilityState === 'visible' && Date.now() - debut > attente) void open()
    }
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.clearTimeout(minuteur)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [reste])

  useEffect(() => {
    if (window.sessionStorage.getItem(REPRISE) !== window.location.pathname) return
    window.sessionStorage.removeItem(REPRISE)
    void import('@/components/frame/kept-forms').then(({ refillForms }) => refillForms()).then(() => setReprise(true))
  }, [])

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {reprise ? RIEN_PERDU : ''}
      </p>
      {reprise ? (
        <div className="mb-6">
          <Notice kind="ok">
            <p>{RIEN_PERDU}</p>
          </Notice>
        </div>
      ) : null}
      <noscript>
        <p className="text-sm text-ink-2 mb-6">
          {`Sans geste de votre part, cette session se ferme ${Math.round(Math.min(inactif, absolu) / 60)} minutes après l’ouverture de cette page. Enregistrez avant\u00a0: cette page ne peut pas vous prévenir.`}
        </p>
      </noscript>
      {Dialogue ? <Dialogue session={session} connexion={connexion} avant={AVANT_S} onLater={later} /> : null}
    </>
  )
}
