import { keyed } from '@/lib/data/champ'

/** Le numéro entreprise tel qu’on le compare : ni espaces ni ponctuation, en capitales. */
export const normalizeNumeroEntreprise = (saisie: string): string =>
  saisie
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()

/** L’empreinte à garder du numéro d’une entreprise. Le SIREN en fait partie : deux entreprises n’ont jamais la même. */
export const numeroEmpreinteOf = (siren: string, saisie: string): string =>
  keyed('numero-entreprise', `${siren}:${normalizeNumeroEntreprise(saisie)}`)
