import { liveEstimation } from '@/components/demarches/live-estimation'
import { liveMonths } from '@/components/demarches/live-months'
import type { Estimation } from '@/lib/demarches/define'
import type { ChampVisible, EtapeJugee } from '@/lib/demarches/engine'

/** L’étape telle qu’elle vient d’être jugée. */
export type Vue = EtapeJugee & { champs: readonly ChampVisible[]; estimation: Estimation | null }

/** Ce qui suit la frappe en dehors des champs simples : les tableaux de mois et la colonne de droite. */
export function liveStep(form: HTMLFormElement, signal: AbortSignal): (vue: Vue) => void {
  const tableaux = [...form.querySelectorAll<HTMLElement>('[data-mois]')].map((boite) => liveMonths(boite, signal))
  const aCote = document.querySelector<HTMLElement>('[data-estimation]')
  const redraw = aCote ? liveEstimation(aCote, signal) : null
  return (vue) => {
    for (const suit of tableaux) suit(vue)
    redraw?.(vue.estimation)
  }
}
