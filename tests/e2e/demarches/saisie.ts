import { expect, type Locator, type Page } from '@playwright/test'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { arretDeTravail } from '../../../lib/demarches/arret-de-travail/definition.ts'
import { SAMPLES } from '../../../lib/demarches/arret-de-travail/sample.ts'
import type { Etape, Raw, Raws } from '../../../lib/demarches/define.ts'
import { withClient } from '../../../scripts/database.ts'

const DURAND = '900000019'

/** Une commande du formulaire et ce qu’on y met : les noms sont ceux que le navigateur envoie. */
export function entriesOf(nom: string, raw: Raw): [string, string][] {
  if (typeof raw === 'string') return [[nom, raw]]
  if (!Array.isArray(raw)) return Object.entries(raw).map(([partie, valeur]) => [`${nom}.${partie}`, valeur])
  return raw.flatMap((un, rang) => (typeof un === 'string' ? [[nom, un] as [string, string]] : entriesOf(`${nom}.${rang}`, un)))
}

/** Remplit une étape comme une personne, dans l’ordre de ses champs. Un champ sans réponse dans `raws`, ou dont le portail sait la réponse, n’est pas touché. */
export async function fillStep(page: Page, etape: Etape, raws: Raws): Promise<void> {
  for (const nom of Object.keys(etape.champs)) {
    const raw = raws[nom]
    if (raw === undefined) continue
    // L’adresse change avant que la page soit entière : sans script, rien d’autre ne dit que le champ est arrivé.
    await expect(page.locator(`form.form [data-champ="${nom}"]`), nom).toBeAttached()
    if ((await page.locator(`form.form [data-connu="${nom}"]`).count()) > 0) continue
    for (const [commande, valeur] of entriesOf(nom, raw)) await fillControl(page, commande, valeur)
  }
}

async function fillControl(page: Page, nom: string, valeur: string): Promise<void> {
  const tous = page.locator(`form.form [name="${nom}"]`)
  await expect(tous.first(), nom).toBeAttached()
  const replie = page.locator(`form.form details:not([open]):has([name="${nom}"]) > summary`)
  // La page aussi peut l’ouvrir, entre le compte et le clic.
  await expect(async () => {
    if ((await replie.count()) > 0) await replie.click({ timeout: 500 })
  }).toPass()
  const genre = await tous.first().evaluate((e) => (e instanceof HTMLInputElement ? e.type : e.tagName.toLowerCase()))
  if (genre === 'hidden') return
  if (genre === 'radio' || genre === 'checkbox') await page.locator(`form.form [name="${nom}"][value="${valeur}"]`).check()
  else if (genre === 'select') await tous.selectOption(valeur)
  else await tous.fill(valeur)
}

/** Ce que disent les cases du formulaire, par nom. */
export const controlOf = (page: Page, nom: string): Locator => page.locator(`form.form [name="${nom}"]`)

/** Un PDF d’une page, vrai. */
export function makePdf(texte: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const morceaux: Buffer[] = []
    const pdf = new PDFDocument({ size: 'A6' })
    pdf.on('data', (morceau: Buffer) => morceaux.push(morceau))
    pdf.on('end', () => resolve(Buffer.concat(morceaux)))
    pdf.text(texte)
    pdf.end()
  })
}

/** Une image PNG, vraie. */
export const makePng = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: '#dfe7f5' } })
    .png()
    .toBuffer()

/** Un IBAN français que personne n’a encore donné, ses deux clés justes. */
export function freshIban(): string {
  const compte = String(Math.floor(Math.random() * 1e11)).padStart(11, '0')
  const cle = 97 - Number((89n * 30006n + 15n * 1n + 3n * BigInt(compte)) % 97n)
  const bban = `3000600001${compte}${String(cle).padStart(2, '0')}`
  return `FR${String(98n - (BigInt(`${bban}152700`) % 97n)).padStart(2, '0')}${bban}`
}

/** Le numéro d’un salarié que personne n’a encore déclaré, sa clé juste. */
export function freshNir(): { type: string; numero: string; cle: string } {
  const numero = `1850538185${String(1 + Math.floor(Math.random() * 999)).padStart(3, '0')}`
  return { type: 'nir', numero, cle: String(97 - (Number(numero) % 97)).padStart(2, '0') }
}

/** Choisit le RIB là où il est demandé : le portail ne le veut que pour un IBAN dont aucune demande de l’entreprise n’a l’empreinte. */
export async function chooseRib(page: Page): Promise<void> {
  const rib = page.locator('#fichier-rib')
  if ((await rib.count()) > 0) await rib.setInputFiles({ name: 'rib.pdf', mimeType: 'application/pdf', buffer: await makePdf('RIB fictif') })
}

/** Enregistre l’étape, et attend la page d’après : ce qui se tape avant serait d’une page qui s’en va. */
async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page).toHaveURL(/enregistre=oui/)
}

/** Un brouillon rempli jusqu’au récapitulatif, comme une personne sans JavaScript. @param jusqua l’étape où s’arrêter, sans la remplir. @param plus ce que l’on y répond d’autre. */
export async function completeDraft(page: Page, jusqua?: string, siren = DURAND, plus: Raws = {}): Promise<string> {
  const raws: Raws = { ...SAMPLES.tableau?.raws, ...plus }
  await page.goto(`/e/${siren}/demarches/arret-de-travail`)
  await page.getByRole('button', { name: /^Commencer/ }).click()
  for (const etape of arretDeTravail.etapes) {
    if (etape.slug === 'certification') continue
    await expect(page).toHaveURL(new RegExp(`/${etape.slug}`))
    if (etape.slug === jusqua) return /brouillons\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    if (etape.slug === 'salaires') {
      await fillStep(page, etape, { modeSalaires: raws.modeSalaires ?? '', salairesFournis: raws.salairesFournis ?? '' })
      await save(page)
    }
    await fillStep(page, etape, raws)
    if (etape.slug === 'pieces') {
      await save(page)
      const file = { name: 'attestation.pdf', mimeType: 'application/pdf', buffer: await makePdf('Attestation fictive') }
      await page.locator('#fichier-attestation_salaire').setInputFiles(file)
      await chooseRib(page)
      await page.getByRole('button', { name: 'Envoyer les fichiers choisis' }).click()
      await expect(controlOf(page, 'intention').first()).toBeAttached()
    }
    await page.getByRole('button', { name: /^Continuer vers/ }).click()
  }
  await expect(page).toHaveURL(/\/recapitulatif/)
  return /brouillons\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}

/** Des copies de ce brouillon, réponses et pièces comprises. @param ownerUrl l’adresse du propriétaire de la base. */
export function cloneDraft(ownerUrl: string, id: string, nombre: number): Promise<string[]> {
  return withClient(ownerUrl, async (db) => {
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO demande SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).* FROM demande d, generate_series(1, $2::int) WHERE d.id = $1 RETURNING id`,
      [id, nombre],
    )
    const ids = rows.map((copie) => copie.id)
    await db.query(
      `INSERT INTO reponse SELECT (jsonb_populate_record(r, jsonb_build_object('demande_id', c))).* FROM reponse r, unnest($2::uuid[]) c WHERE r.demande_id = $1`,
      [id, ids],
    )
    await db.query(
      `INSERT INTO piece SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'demande_id', c))).* FROM piece p, unnest($2::uuid[]) c WHERE p.demande_id = $1`,
      [id, ids],
    )
    return ids
  })
}
