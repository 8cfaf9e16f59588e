import { expect, it } from 'vitest'
import { EMPTY_FRAME, PageFrame } from '@/doors/frame'
import { type Acces, actorFrom } from '@/lib/access/actor'

const [A, B] = ['0197b5a0-0000-7000-a000-00000000000a', '0197b5a0-0000-7000-a000-00000000000b']
const titre = (compteId: string, plus: Partial<Acces>): Acces => ({
  voie: 'membre',
  id: compteId,
  compteId,
  compteNom: 'Essai',
  role: 'collaborateur',
  lectureSeule: false,
  univers: ['sante', 'prevoyance', 'retraite'],
  sirens: ['900000019'],
  ...plus,
})
const utilisateur = { id: 'u', prenom: 'Une', nom: 'Personne', email: 'une@essai.example', civilite: 'madame' } as const
/** Ce que le menu offre de l’administration d’un compte à qui tient ces titres. */
function offert(...acces: Acces[]): unknown {
  const actor = actorFrom({ sessionId: 's', utilisateur, gestion: null, cabinet: null, acces })
  return (PageFrame({ data: { ...EMPTY_FRAME, actor }, children: null }).props as { administration: unknown }).administration
}

it.each([
  ['administratrice : elle ajoute une entreprise', [titre(A, { role: 'administrateur' })], { compteId: A, ajouter: true }],
  ['collaboratrice : elle voit son compte, sans rien y ajouter', [titre(A, {})], { compteId: A, ajouter: false }],
  ['administratrice ailleurs : le compte qu’elle administre', [titre(A, {}), titre(B, { role: 'administrateur' })], { compteId: B, ajouter: true }],
  ['par une délégation seule : aucun compte', [titre(A, { voie: 'delegation', role: 'expert_comptable' })], null],
])('%s', (_, acces, attendu) => {
  expect(offert(...acces)).toEqual(attendu)
})
