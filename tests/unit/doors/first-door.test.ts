import { expect, it } from 'vitest'
import { OUVERTES, PORTES } from '@/app/portes'
import { firstDoor, opensTo } from '@/doors/first-door'
import { type Acces, type Actor, actorFrom } from '@/lib/access/actor'

const COMPTE = '0197b5a0-0000-7000-a000-000000000001'
const [SIEN, AUTRE] = ['900000019', '900000027']
const utilisateur = { id: 'u', prenom: 'Une', nom: 'Personne', email: 'une@essai.example', civilite: 'madame' } as const
const personne = (acces: Acces[], gestion: Actor['gestion'] = null): Actor =>
  actorFrom({ sessionId: 's', utilisateur, gestion, cabinet: null, acces })
const titre = (plus: Partial<Acces>): Acces => ({
  voie: 'membre',
  id: 't',
  compteId: COMPTE,
  compteNom: 'Essai',
  role: 'administrateur',
  lectureSeule: false,
  univers: ['sante', 'prevoyance', 'retraite'],
  sirens: [SIEN],
  ...plus,
})
const GENS = {
  administratrice: personne([titre({})]),
  'en lecture seule': personne([titre({ voie: 'delegation', role: 'expert_comptable', lectureSeule: true })]),
  'sans titre': personne([]),
  gestionnaire: personne([], 'gestionnaire'),
  superviseur: personne([], 'superviseur'),
}
const judge = firstDoor(PORTES)

/** Ce que la première porte sait de chaque adresse : ouverte, vue sans pouvoir, ou rien à voir ; dans l’ordre de `GENS`. */
const ADRESSES: [adresse: string, verbe: string, verdicts: string][] = [
  [`/e/${SIEN}`, 'GET', 'permis permis introuvable introuvable introuvable'],
  [`/e/${SIEN}`, 'HEAD', 'permis permis introuvable introuvable introuvable'],
  [`/e/${AUTRE}`, 'GET', 'introuvable introuvable introuvable introuvable introuvable'],
  [`/e/${SIEN}/demandes/CP-2026-0000001-7`, 'GET', 'permis permis introuvable introuvable introuvable'],
  [`/e/${SIEN}/demarches`, 'GET', 'permis refuse introuvable introuvable introuvable'],
  [`/e/${SIEN}/brouillons/x/recapitulatif`, 'GET', 'permis refuse introuvable introuvable introuvable'],
  [`/e/${SIEN}/brouillons/x/recapitulatif`, 'POST', 'permis refuse introuvable introuvable introuvable'],
  [`/comptes/${COMPTE}/entreprises`, 'GET', 'permis introuvable introuvable introuvable introuvable'],
  ['/comptes/0197b5a0-0000-7000-a000-000000000002/entreprises', 'GET', 'introuvable introuvable introuvable introuvable introuvable'],
  ['/accueil', 'GET', 'permis permis permis introuvable introuvable'],
  ['/profil', 'GET', 'permis permis permis permis permis'],
  ['/gestion', 'GET', 'introuvable introuvable introuvable permis permis'],
  ['/gestion/echecs', 'GET', 'introuvable introuvable introuvable introuvable permis'],
  ['/gestion/demandes/CP-2026-0000001-7', 'GET', 'introuvable introuvable introuvable permis permis'],
  ['/api/entreprises', 'GET', 'permis permis permis introuvable introuvable'],
  ['/api/entreprises', 'HEAD', 'permis permis permis introuvable introuvable'],
  ['/api/gestion/demandes/CP-2026-0000001-7/message-en-cours', 'PUT', 'introuvable introuvable introuvable permis permis'],
  // L’objet est ailleurs que dans l’adresse : l’espace seul se juge.
  ['/api/demandes/CP-2026-0000001-7/message-en-cours', 'PUT', 'permis permis permis introuvable introuvable'],
  ['/api/pieces/x', 'GET', 'permis permis permis permis permis'],
  ['/deconnexion', 'POST', 'permis permis permis permis permis'],
  // Sans page : rien à juger, la page de refus répond.
  [`/e/${SIEN}/inconnue`, 'GET', 'permis permis permis permis permis'],
]

it.each(ADRESSES)('%s en %s', (adresse, verbe, verdicts) => {
  expect(Object.values(GENS).map((actor) => judge(actor, adresse, verbe).verdict)).toEqual(verdicts.split(' '))
})

/** Ce que la gestion publie, elle le relit à la même adresse que l’entreprise. */
const DES_DEUX_COTES = ['/api/courriers/[siren]/[id]', '/api/documents/[siren]/[id]']

// Quel que soit l’objet qu’elle vise, une adresse qui dit une entreprise ou un compte s’arrête dès la première porte à qui n’y a rien.
// Celles qui ne reçoivent que des formulaires n’ont rien à montrer : la page d’où l’on envoie est jugée.
const SITUEES = Object.entries(PORTES).flatMap(([adresse, portes]) =>
  /\[(siren|compte)\]/.test(adresse) && ('page' in portes || 'GET' in portes) ? [adresse] : [],
)
const remplie = (adresse: string, siren: string, compte: string) =>
  adresse
    .replace('[siren]', siren)
    .replace('[compte]', compte)
    .replaceAll(/\[\w+\]/g, 'x')
it.each(SITUEES)('%s se juge sur l’entreprise ou le compte que dit l’adresse', (adresse) => {
  const [chez, ailleurs] = [remplie(adresse, SIEN, COMPTE), remplie(adresse, AUTRE, '0197b5a0-0000-7000-a000-000000000002')]
  expect(judge(GENS.administratrice, chez, 'GET').verdict).toBe('permis')
  expect(judge(GENS.administratrice, ailleurs, 'GET').verdict).toBe('introuvable')
  expect(judge(GENS['sans titre'], chez, 'GET').verdict).toBe('introuvable')
  const gestion = DES_DEUX_COTES.includes(adresse) ? 'permis' : 'introuvable'
  for (const qui of ['gestionnaire', 'superviseur'] as const) expect(judge(GENS[qui], chez, 'GET').verdict, qui).toBe(gestion)
})

it('dit à la page de refus le droit et le lieu, pour qu’elle réponde comme la page demandée', () => {
  expect(judge(GENS['en lecture seule'], `/e/${SIEN}/demarches`, 'GET')).toEqual({
    verdict: 'refuse',
    droit: 'demande:deposer',
    lieu: { siren: SIEN },
  })
  expect(judge(GENS.administratrice, `/comptes/${COMPTE}/utilisateurs`, 'GET')).toMatchObject({
    droit: 'utilisateur:lister',
    lieu: { compteId: COMPTE },
  })
})

it('n’ouvre à tous que les adresses dites ouvertes, et rien qui leur ressemble', () => {
  const open = opensTo(OUVERTES)
  for (const chemin of ['/', '/connexion', '/gestion/connexion', '/faq', '/demo/courriels', '/demo/courriels/x', '/.well-known/security.txt'])
    expect(open(chemin), chemin).toBe(true)
  for (const chemin of ['/accueil', '/connexion/x', '/faqs', '/demo/courriels/x/brut/y', '/xwell-known/security.txt', '/e/900000019', '/gestion'])
    expect(open(chemin), chemin).toBe(false)
})
