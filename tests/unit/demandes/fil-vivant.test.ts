import { describe, expect, it } from 'vitest'
import { sayNouvelles } from '@/lib/copy/nouvelles'
import { type DemandeVue, type FilVivant, mergeFil, readFilVivant } from '@/lib/demandes/fil/vue'

type Message = DemandeVue['messages'][number]
type Piece = DemandeVue['pieces'][number]

const quand = new Date('2026-11-30T09:00:00Z')
const message = (id: string, plus: Partial<Message> = {}): Message => ({
  id,
  cote: 'systeme',
  auteurNom: 'Portail',
  auteurRole: 'portail',
  pourLeCompteDe: null,
  corps: `Ligne ${id}.`,
  envoyeLe: quand,
  luLe: null,
  luPar: null,
  pieces: [],
  ...plus,
})
const piece = (id: string, etat: Piece['etat']): Piece => ({
  id,
  libelle: `Pièce ${id}`,
  pourquoi: null,
  etat,
  motif: null,
  echeanceLe: null,
  recueLe: null,
  deposeeParNom: null,
  modele: null,
  fichierNom: null,
  taille: null,
  analyse: null,
  cle: false,
})
const fil = (plus: Partial<FilVivant>): FilVivant => ({
  numero: 'CP-2026-0000001-1',
  canal: 'portail',
  objet: 'Arrêt de travail',
  univers: 'prevoyance',
  statut: 'en_cours',
  etat: 'en_traitement',
  issue: null,
  auteurNom: 'Claire Durand',
  gestionnaireNom: 'Sophie Martin',
  envoyeeLe: quand,
  priseLe: quand,
  etatLe: quand,
  traiteeLe: null,
  echeanceLe: null,
  origine: null,
  correction: null,
  envois: [],
  nonLues: 0,
  plusAnciens: 0,
  precedent: null,
  coupe: false,
  messages: [],
  pieces: [],
  ...plus,
})
const ouverte = (plus: Partial<FilVivant>): DemandeVue => ({ ...fil(plus), enCours: 'Je tape', envoi: null })
const deSophie = (id: string) => message(id, { cote: 'gestion', auteurNom: 'Sophie Martin', corps: 'Bonjour' })

describe('une page ouverte relue', () => {
  it('garde ce qu’elle montrait de plus ancien, ce qui est tapé, et compte ce qui est arrivé', () => {
    const avant = ouverte({ messages: [message('a'), message('b'), message('c')], plusAnciens: 4, precedent: 'z', nonLues: 1 })
    const apres = mergeFil(
      avant,
      fil({ messages: [message('b'), message('c'), deSophie('d')], plusAnciens: 5, precedent: 'a', statut: 'en_attente' }),
    )
    expect(apres.messages.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    expect(apres).toMatchObject({ plusAnciens: 4, precedent: 'z', nonLues: 2, enCours: 'Je tape', statut: 'en_attente' })
  })
  it('montre le fil tel qu’il est quand rien de ce qu’elle montrait n’y est plus', () => {
    const apres = mergeFil(ouverte({ messages: [message('a')] }), fil({ messages: [message('x'), message('y')], plusAnciens: 60, precedent: 'w' }))
    expect(apres.messages.map(({ id }) => id)).toEqual(['x', 'y'])
    expect(apres).toMatchObject({ plusAnciens: 60, precedent: 'w' })
  })
  it('relit ses dates, et elles seules', () => {
    const lu = readFilVivant(JSON.stringify(fil({ messages: [message('a', { corps: '2026-11-30T09:00:00.000Z' })], pieces: [piece('p', 'recue')] })))
    expect(lu.etatLe).toEqual(quand)
    expect(lu.messages[0]?.envoyeLe).toEqual(quand)
    expect(lu.messages[0]?.corps).toBe('2026-11-30T09:00:00.000Z')
    expect(lu.traiteeLe).toBeNull()
  })
})

describe('ce qu’elle en dit', () => {
  const avant = ouverte({ messages: [message('a')], pieces: [piece('p', 'recue')] })
  const dire = (plus: Partial<FilVivant>) => sayNouvelles(avant, { ...avant, ...plus })
  it.each([
    [{ statut: 'traitee', messages: [message('a'), deSophie('m')] }, 'Votre demande est traitée', 'message-m'],
    [
      { pieces: [piece('p', 'recue'), piece('q', 'demandee')], messages: [message('a'), deSophie('m')] },
      'Sophie Martin a demandé une pièce',
      'piece-q',
    ],
    [{ pieces: [piece('q', 'demandee'), piece('r', 'demandee')] }, 'Sophie Martin a demandé 2 pièces', 'piece-q'],
    [{ pieces: [piece('p', 'refusee')] }, 'Une pièce est refusée\u00a0: Pièce p', 'piece-p'],
    [{ messages: [message('a'), deSophie('m'), message('s')] }, 'Nouveau message de Sophie Martin', 'message-m'],
    [{ messages: [message('a'), message('s', { corps: 'Pièce validée\u00a0: RIB.' })] }, 'Pièce validée\u00a0: RIB', 'message-s'],
    [{ statut: 'en_attente' }, 'Votre demande a avancé', undefined],
  ] as const satisfies readonly (readonly [Partial<FilVivant>, string, string | undefined])[])('%#', (plus, phrase, ancre) => {
    const dit = dire(plus)
    expect(dit?.phrase).toBe(phrase)
    expect(dit?.vers?.ancre).toBe(ancre)
  })
  it('se tait quand rien ne se voit', () => expect(dire({ etatLe: new Date() })).toBeNull())
})
