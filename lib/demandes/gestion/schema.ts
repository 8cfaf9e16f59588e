import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { Avant, FilParams, Montres } from '../fil/schema'
import { cleanMessage, MESSAGE_MAX } from '../fil/texte'
import { CENTRE_NOMS } from './centres'
import { MOTIFS } from './motifs'
import { APERCU } from '../pieces/rules'
import { COLONNES_BANNETTE, COLONNES_ORDINAIRES, type ColonneBannette } from './colonnes'
import { ONGLETS } from './onglet'

/** Les états du côté de la gestion ; un brouillon n’y paraît jamais. */
export const ETATS_GESTION = ['a_qualifier', 'a_prendre', 'en_traitement', 'pieces_demandees', 'cloturee'] as const
export type EtatGestion = (typeof ETATS_GESTION)[number]

/** L’ordre de la bannette. */
export const TRIS_BANNETTE = ['age', 'echeance', 'activite'] as const

/** Le choix des colonnes : une liste à virgules dans une adresse, des cases dans le formulaire ; ce qui n’en est pas une ne compte pas. */
const Colonnes = z
  .unknown()
  .optional()
  .transform((choix): readonly ColonneBannette[] => {
    if (choix === undefined) return COLONNES_ORDINAIRES
    const noms = (Array.isArray(choix) ? choix : [choix]).flatMap((nom) => String(nom).split(','))
    return COLONNES_BANNETTE.filter((colonne) => noms.includes(colonne))
  })
const Compte = z.coerce.number().int().min(0).max(1000).catch(0)

/** Ce dont la réponse est due : passée, ou dans la semaine. */
export const ECHEANCES = ['retard', 'semaine'] as const

/** `motif` : celui d’un message de contact ; `toutes` : celles de tous, ouvertes ; `alire` : un message ou une pièce du client à voir ; `prises`, `restees` : ce qu’une prise vient de faire. */
export const BannetteSearch = z.object({
  etat: z.enum(ETATS_GESTION).optional().catch(undefined),
  miennes: z.literal('oui').optional().catch(undefined),
  toutes: z.literal('oui').optional().catch(undefined),
  alire: z.literal('oui').optional().catch(undefined),
  echeance: z.enum(ECHEANCES).optional().catch(undefined),
  univers: z.enum(['sante', 'prevoyance', 'retraite']).optional().catch(undefined),
  motif: z
    .enum(Object.keys(MOTIFS) as [string, ...string[]])
    .optional()
    .catch(undefined),
  centre: z
    .enum(Object.keys(CENTRE_NOMS) as [string, ...string[]])
    .optional()
    .catch(undefined),
  tri: z.enum(TRIS_BANNETTE).catch('age'),
  q: TextSearch,
  page: PageSearch,
  colonnes: Colonnes,
  prises: Compte,
  restees: Compte,
})
export type BannetteSearch = z.output<typeof BannetteSearch>

/** Ce que montre la bannette à qui n’a rien choisi : les siennes ; à un superviseur, celles de tous. Chercher cherche partout. */
export const arrivalOf = (search: BannetteSearch, superviseur: boolean): BannetteSearch =>
  superviseur || search.etat || search.toutes || search.q ? search : { ...search, miennes: 'oui' }

/** `fait` : ce qui vient d’être fait, ou ce qui l’a empêché, relu par `lib/copy/gestion.ts` ; `messages` : combien en montrer ; `onglet`, `piece`, `feuille` : quoi lire ; `modele` : la réponse usuelle dont on part. */
export const DossierSearch = z.object({
  fait: z.string().max(40).optional().catch(undefined),
  messages: Montres,
  avant: Avant,
  onglet: z.enum(ONGLETS).optional().catch(undefined),
  piece: z.uuid().optional().catch(undefined),
  modele: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  feuille: z.coerce.number().int().min(1).max(APERCU.pages).catch(1),
})

export const Message = (phrase: string) =>
  z
    .string({ error: phrase })
    .transform(cleanMessage)
    .refine((texte) => texte !== '', { error: phrase })
    .refine((texte) => [...texte].length <= MESSAGE_MAX, { error: 'Ce texte dépasse 20\u00a0000\u00a0signes. Raccourcissez-le.' })
const Liste = z.preprocess((v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]), z.array(z.string().max(40)).max(20))
const line = (texte: string): string => cleanMessage(texte).replaceAll(/\s+/g, ' ')
const Court = z
  .string()
  .transform(line)
  .pipe(z.string().max(200, { error: 'Deux cents signes au plus.' }))
  .optional()

export const Ligne = (phrase: string, max: number) =>
  z
    .string({ error: phrase })
    .transform(line)
    .refine((texte) => texte !== '', { error: phrase })
    .refine((texte) => [...texte].length <= max, { error: `${max} signes au plus.` })

/** L’onglet où l’on agit : on y reste. */
const Ici = z.enum(ONGLETS).optional()
export const PrendreForm = FilParams.extend({ onglet: Ici })
/** Les demandes choisies dans la bannette, une page au plus ; `une` : celle dont on a pressé « Prendre », seule. */
export const PrendreSelectionForm = z.object({
  numero: z.preprocess((v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]), z.array(FilParams.shape.numero).max(50)),
  une: FilParams.shape.numero.optional(),
})
/** `delai` : dans combien de jours, ou une autre date, `echeance`. `corps` : vide, il se compose des pièces et de la date. */
export const DemanderForm = FilParams.extend({
  cle: z.uuid(),
  phrase: Liste,
  autre: Court,
  pourquoi: Court,
  delai: z.enum(['8', '15', '30', 'autre']).optional(),
  echeance: z
    .literal('')
    .transform(() => undefined)
    .or(z.iso.date({ error: 'Choisissez une date du calendrier.' }))
    .optional(),
  corps: z
    .string()
    .transform(cleanMessage)
    .refine((texte) => [...texte].length <= MESSAGE_MAX, { error: 'Ce texte dépasse 20\u00a0000\u00a0signes. Raccourcissez-le.' })
    .optional(),
})
export const JugerForm = FilParams.extend({
  onglet: Ici,
  piece: z.uuid(),
  verdict: z.enum(['valider', 'refuser']),
  motif: z
    .string()
    .transform(cleanMessage)
    .pipe(z.string().max(500, { error: 'Cinq cents signes au plus.' }))
    .optional(),
})
const ISSUES = ['acceptee', 'refusee', 'sans_suite', 'transferee'] as const
/** Le champ scellé à montrer ; lui seul, jamais sa valeur. */
export const RevelerForm = FilParams.extend({ champ: z.string().regex(/^[a-zA-Z]{1,40}$/) })
export const CloreForm = FilParams.extend({
  cle: z.uuid(),
  issue: z.enum(ISSUES, { error: 'Choisissez l’issue de la demande.' }),
  corps: Message('Écrivez au client ce qui a été décidé.'),
})
export const RouvrirForm = FilParams.extend({ cle: z.uuid(), corps: Message('Dites au client pourquoi la demande est rouverte.') })

/** Une note interne, pour la gestion seule. */
export const NoterForm = FilParams.extend({ cle: z.uuid(), corps: Message('Écrivez votre note.') })
const VERS = 'Choisissez un collègue ou un centre.'
/** `vers` : « collegue:… » ou « centre:… ». `corps` : le mot qui l’accompagne, une note interne. */
export const TransfererForm = FilParams.extend({
  vers: z
    .string({ error: VERS })
    .regex(/^(?:collegue:[0-9a-f-]{36}|centre:[a-z-]{1,40})$/, { error: VERS })
    .transform((texte) => {
      const [genre = '', code = ''] = texte.split(':')
      return genre === 'centre' ? { centre: code } : { collegue: code }
    }),
  corps: z
    .string()
    .transform(cleanMessage)
    .pipe(z.string().max(2000, { error: 'Deux mille signes au plus.' }))
    .optional(),
})

/**
 * Une demande reçue par courrier ou par téléphone, ses champs dans l’ordre de l’écran, que suit le résumé des erreurs. `cle` est celle du formulaire :
 * envoyé deux fois tel quel, il n’en fait qu’une.
 */
export const EnregistrerForm = z.object({
  cle: z.uuid(),
  siren: z
    .string()
    .transform((texte) => texte.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{9}$/, { error: 'Un SIREN a neuf chiffres, par exemple 900 000 019.' })),
  canal: z.enum(['papier', 'telephone'], { error: 'Choisissez par où la demande est venue.' }),
  demandeur: Ligne('Indiquez qui a écrit ou appelé, par exemple Claire Durand.', 100),
  recueLe: z.iso.date({ error: 'Indiquez le jour où la demande est arrivée.' }),
  sujet: z.string({ error: 'Choisissez un sujet.' }).min(1, { error: 'Choisissez un sujet.' }).max(60),
  /** Vide, celui du sujet. */
  univers: z
    .literal('')
    .transform(() => undefined)
    .or(z.enum(['sante', 'prevoyance', 'retraite'], { error: 'Choisissez l’univers.' }))
    .optional(),
  objet: Ligne('Nommez la demande comme l’entreprise la reconnaîtra, par exemple Affiliation de Lucas Roche.', 200),
  corps: Message('Recopiez ou résumez ce qui est demandé.'),
})
export type EnregistrerForm = z.output<typeof EnregistrerForm>
