import { marque } from '@/lib/ground/marque'
import type { Univers } from '@/lib/ground/univers'

/** Les centres de gestion à qui une demande se transmet. */
export const CENTRES = marque.centresDeGestion

/** Leur code et leur nom, pour un choix. */
export const CENTRE_NOMS: Readonly<Record<string, string>> = Object.fromEntries(CENTRES.map(({ code, nom }) => [code, nom]))

/** Le centre de ce code. */
export const centreOf = (code: string) => CENTRES.find((un) => un.code === code)

/** Le centre dont est une demande : celui à qui elle a été transmise, sinon celui de son univers. `null` : nul n’a cet univers. */
export const centreDe = ({ centre, univers }: { centre: string | null; univers: Univers }): string | null =>
  centre ?? CENTRES.find((un) => un.univers.some((u) => u === univers))?.code ?? null

/** Les univers de ce centre. */
export const universOfCentre = (code: string): Univers[] => [...(centreOf(code)?.univers ?? [])]
