import { useEffect, useRef, useState } from 'react'
import { holdForms } from '@/components/pieces/hold-forms'
import { sendFile } from '@/components/pieces/send-file'
import { REFUS_PIECE } from '@/lib/copy/piece'
import type { PieceRecue } from '@/lib/demandes/pieces/queries'
import { precheck } from '@/lib/demandes/pieces/rules'

/** Un fichier choisi qui n’est pas encore une pièce. */
export type Envoi = {
  cle: number
  fichier: File
  etat: 'attente' | 'envoi' | 'analyse' | 'erreur'
  part: number
  message: string
  reessayer: boolean
}

let dernier = 0

/** Les envois d’un emplacement, un fichier à la fois : chacun avance, réussit, échoue ou s’annule seul. */
export function useUploads(brouillonId: string, slot: string, initiales: readonly PieceRecue[]) {
  const [recues, setRecues] = useState<readonly PieceRecue[]>(initiales)
  const [envois, setEnvois] = useState<readonly Envoi[]>([])
  const [annonce, setAnnonce] = useState('')
  const connues = useRef(new Set(initiales.map(({ id }) => id)))
  const annule = useRef(new Map<number, AbortController>())
  const suite = useRef<Promise<void>>(Promise.resolve())
  const vivant = envois.some((e) => e.etat !== 'erreur')
  useEffect(() => (vivant ? holdForms() : undefined), [vivant])

  const change = (cle: number, plus: Partial<Envoi>) => setEnvois((liste) => liste.map((e) => (e.cle === cle ? { ...e, ...plus } : e)))
  const drop = (cle: number) => setEnvois((liste) => liste.filter((e) => e.cle !== cle))

  async function run({ cle, fichier }: Envoi) {
    const arret = annule.current.get(cle)
    if (!arret || arret.signal.aborted) return
    change(cle, { etat: 'envoi', part: 0 })
    const fin = await sendFile(brouillonId, slot, fichier, (part) => change(cle, part === 100 ? { etat: 'analyse', part } : { part }), arret.signal)
    annule.current.delete(cle)
    if (arret.signal.aborted) return
    if ('piece' in fin && connues.current.has(fin.piece.id)) {
      const message = `C’est le même fichier que «\u00a0${fin.piece.nom}\u00a0», déjà joint ici\u00a0: il n’y est qu’une fois.`
      change(cle, { etat: 'erreur', message, reessayer: false })
      setAnnonce(`${fichier.name}\u00a0: ${message}`)
    } else if ('piece' in fin) {
      connues.current.add(fin.piece.id)
      drop(cle)
      setRecues((liste) => [...liste.filter((p) => p.id !== fin.piece.id), fin.piece])
      setAnnonce(`${fin.piece.nom}\u00a0: reçu.`)
    } else {
      change(cle, { etat: 'erreur', ...fin })
      setAnnonce(`${fichier.name}\u00a0: ${fin.message}`)
    }
  }
  const queue = (envoi: Envoi) => {
    annule.current.set(envoi.cle, new AbortController())
    suite.current = suite.current.then(() => run(envoi))
  }

  return {
    recues,
    envois,
    annonce,
    add(fichiers: Iterable<File>) {
      for (const fichier of fichiers) {
        const refus = precheck(fichier.name, fichier.size)
        const envoi: Envoi = {
          cle: ++dernier,
          fichier,
          etat: refus ? 'erreur' : 'attente',
          part: 0,
          message: refus ? REFUS_PIECE[refus] : '',
          reessayer: false,
        }
        setEnvois((liste) => [...liste, envoi])
        if (refus) setAnnonce(`${fichier.name}\u00a0: ${envoi.message}`)
        else queue(envoi)
      }
    },
    retry(envoi: Envoi) {
      change(envoi.cle, { etat: 'attente', message: '' })
      queue(envoi)
    },
    cancel(envoi: Envoi) {
      annule.current.get(envoi.cle)?.abort()
      drop(envoi.cle)
      setAnnonce(`${envoi.fichier.name}\u00a0: retiré.`)
    },
    async remove(piece: PieceRecue) {
      const reponse = await fetch(`/api/pieces/${piece.id}`, { method: 'DELETE' }).catch(() => null)
      if (!reponse?.ok && reponse?.status !== 404) return setAnnonce(`${piece.nom} n’a pas pu être retiré. Réessayez dans un instant.`)
      connues.current.delete(piece.id)
      setRecues((liste) => liste.filter((p) => p.id !== piece.id))
      setAnnonce(`${piece.nom}\u00a0: retiré.`)
    },
  }
}
