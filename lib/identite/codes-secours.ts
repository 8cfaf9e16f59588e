import 'server-only'
import { randomInt } from 'node:crypto'
import { keyed } from '@/lib/data/champ'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'

/** Combien de codes de secours, et de chiffres dans chacun (des chiffres seuls : le clavier d’un téléphone n’a alors que cela à montrer). */
export const SECOURS = { codes: 8, chiffres: 10 } as const

const PERSONNE = '00000000-0000-0000-0000-000000000000'

/** Trente-trois bits ne se cachent pas sous un hachage nu : la clé du portail est nécessaire pour les essayer. */
const digest = (utilisateurId: string, code: string): string => keyed('code-secours', `${utilisateurId}:${code}`)

/** Vrai quand cette saisie a la forme d’un code de secours. */
const isShaped = (code: string): boolean => new RegExp(`^\\d{${SECOURS.chiffres}}$`).test(code)

/**
 * Tire huit codes de secours, à la place de ceux d’avant : la base n’en garde que l’empreinte, et rien ne pourra les remontrer.
 * @returns les codes, comme on les écrit.
 */
export async function drawCodes(db: Db, utilisateurId: string): Promise<string[]> {
  // Deux tirages à la fois se suivent : jamais seize codes.
  await db.$queryRaw`SELECT id FROM utilisateur WHERE id = ${utilisateurId}::uuid FOR UPDATE`
  const codes = new Set<string>()
  while (codes.size < SECOURS.codes) codes.add(String(randomInt(10 ** SECOURS.chiffres)).padStart(SECOURS.chiffres, '0'))
  await db.codeSecours.deleteMany({ where: { utilisateurId } })
  await db.codeSecours.createMany({ data: [...codes].map((code) => ({ utilisateurId, empreinte: digest(utilisateurId, code) })) })
  return [...codes].map((code) => code.replace(/(\d{5})(?=\d)/g, '$1 '))
}

/** L’empreinte de ce code quand il peut encore servir à cette personne. Sans personne, la même lecture, qui ne trouve rien. */
export async function findCode(db: Db, utilisateurId: string | null, code: string): Promise<string | null> {
  if (!isShaped(code)) return null
  const qui = utilisateurId ?? PERSONNE
  const lu = await db.codeSecours.findFirst({
    where: { utilisateurId: qui, empreinte: digest(qui, code), utiliseLe: null },
    select: { empreinte: true },
  })
  return lu?.empreinte ?? null
}

/** Use ce code, dans la transaction ouverte. @returns combien il en reste, ou `null` quand il a déjà servi : un seul de deux essais au même instant passe. */
export async function spendCode(db: Db, utilisateurId: string, empreinte: string): Promise<number | null> {
  const { count } = await db.codeSecours.updateMany({ where: { utilisateurId, empreinte, utiliseLe: null }, data: { utiliseLe: maintenant() } })
  return count === 0 ? null : countCodes(db, utilisateurId)
}

/** Combien de codes de secours peuvent encore servir à cette personne. */
export const countCodes = (db: Db, utilisateurId: string): Promise<number> => db.codeSecours.count({ where: { utilisateurId, utiliseLe: null } })
