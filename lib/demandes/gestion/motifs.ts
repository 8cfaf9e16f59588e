import { listChemins } from '@/lib/demarches/contact/objet'

/** Les motifs de contact, par leur code, qui n’est qu’à eux ; leur nom dit où ils se rangent. */
export const MOTIFS: Readonly<Record<string, string>> = Object.fromEntries(
  listChemins().map(({ domaine, theme, motif }) => [
    motif.code,
    [domaine.libelle, ...(domaine.themes.length > 1 ? [theme.libelle] : []), motif.libelle].join(' › '),
  ]),
)
