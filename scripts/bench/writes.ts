import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import sharp from 'sharp'
import { cloneDraft, completeDraft } from '../../tests/e2e/demarches/saisie.ts'
import { formFields, multipart } from '../../tests/support/http.ts'
import type { Sending } from './measures.ts'

const DURAND = '900000019'
const ESSAIS = 60
/** Un brouillon ne prend que vingt fichiers. */
const FICHIERS = 18

/** Ce qui est mesuré d’une déclaration : la page d’une étape, et les envois de chaque sorte. */
export type Writes = { step: string; autosave: Sending[]; upload: Sending[]; submit: Sending[] }

/**
 * Prépare une déclaration entière, ses copies, et les envois à mesurer.
 * @param context un navigateur sans JavaScript, connecté au portail mesuré ; il est fermé ensuite.
 * @param ownerUrl l’adresse du propriétaire de la base du portail mesuré.
 */
export async function prepareWrites(context: BrowserContext, ownerUrl: string, cookie: string): Promise<Writes> {
  const page = await context.newPage()
  const id = await completeDraft(page)
  const portalUrl = new URL(page.url()).origin
  await context.close()
  const copies = await cloneDraft(ownerUrl, id, ESSAIS)
  const submits: Sending[] = []
  // L’une après l’autre : une personne n’a que sa part de places, et soixante pages à la fois la dépassent.
  for (const copie of copies) submits.push(await submit(`${portalUrl}/e/${DURAND}/brouillons/${copie}/recapitulatif`, cookie))
  const step = `${portalUrl}/e/${DURAND}/brouillons/${id}/entreprise`
  return {
    step,
    autosave: Array.from({ length: ESSAIS }, (_, n) => autosave(`${portalUrl}/api/brouillons/${id}/champs`, n)),
    upload: await Promise.all(Array.from({ length: FICHIERS }, () => upload(`${portalUrl}/api/brouillons/${id}/pieces?piece=attestation_salaire`))),
    submit: submits,
  }
}

/** Des réponses dans un fil, comme un formulaire ordinaire les envoie. @param fil l’adresse de la demande. */
export const prepareReplies = (fil: string, numero: string): Sending[] =>
  Array.from({ length: ESSAIS }, (_, n) => {
    const { body, type } = multipart({ cle: randomUUID(), corps: `Bonjour, voici la suite, ${n}.` })
    const url = new URL(`/api/demandes/${numero}/messages`, fil).href
    return { url, method: 'POST', headers: { 'content-type': type }, body, expected: [303] }
  })

function autosave(url: string, n: number): Sending {
  const body = { siren: DURAND, etape: 'entreprise', entrees: [['declarantNom', `Claire Durand ${n}`]], vues: {} }
  return { url, method: 'PUT', headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)), expected: [200] }
}

/** Une image de deux mégaoctets, jamais la même. */
async function upload(url: string): Promise<Sending> {
  const side = 816
  const body = await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const headers = { 'content-type': 'image/png', 'x-nom': 'page.png', 'x-sha256': createHash('sha256').update(body).digest('hex') }
  return { url, method: 'PUT', headers, body, expected: [201] }
}

async function submit(url: string, cookie: string): Promise<Sending> {
  const page = await (await fetch(url, { headers: { cookie } })).text()
  const { body, type } = multipart({ ...formFields(page), certification: 'oui', doublon: 'oui' })
  return { url, method: 'POST', headers: { 'content-type': type }, body, expected: [303] }
}
