import type { Actor } from '@/lib/access/actor'
import { type Verdict, verdict } from '@/lib/access/can'
import { lieuOf, type Right } from '@/lib/access/rights'
import type { Lieu } from '@/lib/access/titre'
import { type Located, placeOf } from './places'

/** Ce qu’une porte dit à qui ne connaît que l’adresse. */
type Seuil = { right: Right; gestion?: Right; locate?: Located }
/** Les portes d’une adresse, par leur nom : `page`, ou le verbe. */
export type Adresses = Readonly<Record<string, Readonly<Record<string, Seuil>>>>

/** Une adresse comme « /e/[siren]/contrats », prête à reconnaître un chemin ; la plus précise d’abord. */
type Motif = { forme: RegExp; portes: Readonly<Record<string, Seuil>>; libres: number }

const motifOf = ([adresse, portes]: [string, Adresses[string]]): Motif => ({
  forme: new RegExp(`^${adresse.replaceAll('.', '\\.').replaceAll(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`),
  portes,
  libres: adresse.split('[').length,
})

/** Vrai pour un chemin de l’une de ces adresses. */
export function opensTo(adresses: readonly string[]): (chemin: string) => boolean {
  const formes = adresses.map((adresse) => motifOf([adresse, {}]).forme)
  return (chemin) => formes.some((forme) => forme.test(chemin))
}

/** Ce que la première porte sait d’une requête : le verdict, le droit qu’il juge et le lieu que dit l’adresse. */
export type AuSeuil = { verdict: Verdict; droit: Right | null; lieu: Lieu | null }

/**
 * Juge une adresse d’après sa définition : le droit, et le SIREN ou le compte du chemin. Une profondeur, jamais la serrure : elle n’ouvre rien, l’objet
 * se juge là où il est lu.
 */
export function firstDoor(adresses: Adresses): (actor: Actor, chemin: string, verbe: string) => AuSeuil {
  const motifs = Object.entries(adresses)
    .map(motifOf)
    .sort((a, b) => a.libres - b.libres)
  return (actor, chemin, verbe) => {
    for (const { forme, portes } of motifs) {
      const mots = forme.exec(chemin)
      const porte = mots && (portes[verbe === 'HEAD' ? 'GET' : verbe] ?? portes.page)
      if (porte) return judgeAt(actor, porte, mots.groups ?? {})
    }
    return { verdict: 'permis', droit: null, lieu: null }
  }
}

function judgeAt(actor: Actor, { right, gestion, locate }: Seuil, mots: Record<string, string>): AuSeuil {
  const droit = actor.gestion && gestion ? gestion : right
  const lieu = locate ? placeOf(locate, mots) : null
  // L’adresse ne dit pas où est l’objet : seul l’espace se juge d’ici.
  if (lieuOf(droit) === 'siren' && lieu === null) return { verdict: actor.gestion ? 'introuvable' : 'permis', droit, lieu }
  return { verdict: verdict(actor, droit, { siren: lieu?.siren, compte: lieu?.compteId }), droit, lieu }
}
