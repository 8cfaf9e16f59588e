import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { expected } from '@/lib/ground/errors'
import { env } from '@/lib/ground/env'
import { erasePeople } from '@/lib/jobs/erase-people'
import { INVITATION_JOURS } from '@/lib/identite/rules'
import { takeCoffre } from '@/lib/demandes/pieces/owner'
import { inviteGestionnaire } from '@/lib/identite/invitation'
import type { Fault } from './csv'
import { importFolder, type Outcome } from './import'
import { DOCUMENTS, importDocuments } from './import-documents'
import { EntrepriseShape } from './shapes'

/** Ce que l’on tape de travers, ou ce que le portail refuse : une phrase, sans trace. */
export class Mistake extends Error {}

/** Les fichiers d’un dossier qui ne sont pas des documents. */
const DONNEES = ['entreprises.csv', 'etablissements.csv', 'contrats.csv']

const AIDE = `Commandes :
  npm run admin -- creer-gestionnaire --email anne.martin@exemple.fr --prenom Anne --nom Martin [--civilite monsieur] [--superviseur]
      l’invite : elle reçoit un lien, choisit son mot de passe et enregistre son second facteur
  npm run admin -- creer-entreprise --siren 123456782 --raison-sociale « Transports Martin » --adresse « 1 rue Haute » --code-postal 69001 --ville Lyon
      [--forme-juridique SAS] [--naf 4941A] [--idcc 16] [--effectif 40] ; son identifiant numéro entreprise se tape ensuite, ou vient par un tuyau
  npm run admin -- importer dossier [--essai]
      entreprises.csv, etablissements.csv et contrats.csv du dossier, tout ou rien ; puis documents.csv et ses PDF, publiés tous ou aucun ; --essai dit ce
      qui se ferait et n’écrit rien.
      contrats.csv prend aussi, au choix, garanties, options, etablissements (SIRET) et avenants (« 2026-09-01 Apprentis ajoutés »), séparés par « | »
  npm run admin -- effacer-personnes [--essai] [--email claire.petit@exemple.fr]
      efface les données des comptes fermés depuis 30 jours, ou, pour une demande RGPD accordée, ferme et efface aussitôt celui de cette adresse ;
      --essai dit ce qui s’effacerait, ce qui resterait, et n’écrit rien
  npm run admin -- prendre-coffre
      les fichiers reçus sont désormais ceux de cette base, et d’elle seule : après une restauration, ou un serveur PostgreSQL changé`

/** Fait la commande que disent ces mots. @throws Mistake. */
export async function runAdmin(words: string[]): Promise<void> {
  const [name, ...rest] = words
  switch (name) {
    case 'creer-gestionnaire':
      return createGestionnaire(rest)
    case 'creer-entreprise':
      return createEntreprise(rest)
    case 'importer':
      return importCommand(rest)
    case 'effacer-personnes':
      return eraseCommand(rest)
    case 'prendre-coffre':
      await takeCoffre()
      return console.log('Le coffre est à cette base : elle y efface ce qu’elle ne nomme plus, et toute autre s’en abstient.')
    default:
      throw new Mistake(`${name ? `Commande inconnue : ${name}.\n` : ''}${AIDE}`)
  }
}

const Invited = z.object({
  email: z
    .string({ error: '--email manque : l’adresse professionnelle de la personne.' })
    .transform((email) => email.normalize('NFKC').trim())
    .pipe(z.email('--email n’est pas une adresse de courriel.')),
  prenom: z.string({ error: '--prenom manque.' }).trim().min(1, '--prenom est vide.').max(100),
  nom: z.string({ error: '--nom manque.' }).trim().min(1, '--nom est vide.').max(100),
  civilite: z.enum(['madame', 'monsieur'], '--civilite veut « madame » ou « monsieur ».').default('madame'),
  superviseur: z.boolean().default(false),
})

async function createGestionnaire(words: string[]): Promise<void> {
  const options = {
    email: { type: 'string' },
    prenom: { type: 'string' },
    nom: { type: 'string' },
    civilite: { type: 'string' },
    superviseur: { type: 'boolean' },
  } as const
  const read = Invited.safeParse(typed(() => parseArgs({ args: words, options }).values))
  if (!read.success) throw new Mistake(read.error.issues.map(({ message }) => message).join('\n'))
  const { superviseur, ...personne } = read.data
  try {
    const nouvelle = await inviteGestionnaire({ ...personne, gestion: superviseur ? 'superviseur' : 'gestionnaire' })
    const suite = env().DEMO ? 'Le courriel est dans /demo/courriels' : `Le courriel part avec les autres, dès qu’un portail tourne`
    console.log(
      `${nouvelle ? 'Invitée' : 'Invitée de nouveau, son premier lien ne vaut plus'} : ${personne.email}. ${suite} ; le lien vaut ${INVITATION_JOURS} jours.`,
    )
  } catch (error) {
    const attendue = expected(error)
    throw attendue?.kind === 'refuse' ? new Mistake(attendue.message) : error
  }
}

async function createEntreprise(words: string[]): Promise<void> {
  const names = Object.keys(EntrepriseShape.shape).filter((column) => column !== 'numero_entreprise')
  const options = Object.fromEntries(names.map((column) => [column.replaceAll('_', '-'), { type: 'string' } as const]))
  const values = typed(() => parseArgs({ args: words, options }).values)
  const cells = [...names.map((column) => String(values[column.replaceAll('_', '-')] ?? '')), await askNumero()]
  const folder = mkdtempSync(join(tmpdir(), 'entreprise-'))
  try {
    const csv = [[...names, 'numero_entreprise'], cells].map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n')
    writeFileSync(join(folder, 'entreprises.csv'), csv, { mode: 0o600 })
    tell(await importFolder(folder), false, ({ sentence }) => sentence)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Le numéro certifie un compte : il ne se tape pas dans une ligne de commande, que la machine garde. */
async function askNumero(): Promise<string> {
  const reader = createInterface({ input: process.stdin, ...(process.stdin.isTTY ? { output: process.stdout } : {}) })
  try {
    if (process.stdin.isTTY) return await reader.question('Identifiant numéro entreprise : ')
    for await (const line of reader) return line
    return ''
  } finally {
    reader.close()
  }
}

async function importCommand(words: string[]): Promise<void> {
  const { values, positionals } = typed(() => parseArgs({ args: words, options: { essai: { type: 'boolean' } }, allowPositionals: true }))
  const [folder, ...others] = positionals
  if (!folder || others.length > 0) throw new Mistake('Donnez le dossier à importer : npm run admin -- importer dossier [--essai]')
  const rehearse = values.essai ?? false
  const where = ({ file, line, sentence }: Fault) => `${file}${line > 0 ? `, ligne ${line}` : ''} : ${sentence}.`
  // Ses documents visent ce que la base connaît : les entreprises et les contrats du dossier d’abord.
  const seuls = existsSync(join(folder, DOCUMENTS)) && !DONNEES.some((file) => existsSync(join(folder, file)))
  if (!seuls) tell(await importFolder(folder, { rehearse }), rehearse, where)
  const issue = await importDocuments(folder, { rehearse })
  if (issue === null) return
  if ('faults' in issue) throw new Mistake(['Aucun document n’est publié :', ...issue.faults.map(where)].join('\n  '))
  const { publies, deja, entreprises } = issue.publication
  console.log(`Documents : ${publies} à publier à ${entreprises} entreprises en tout, ${deja} déjà publiés.`)
  console.log(rehearse ? 'Essai à blanc : rien n’a été publié.' : 'C’est fait.')
}

async function eraseCommand(words: string[]): Promise<void> {
  const { values } = typed(() => parseArgs({ args: words, options: { essai: { type: 'boolean' }, email: { type: 'string' } } }))
  const essai = values.essai ?? false
  try {
    const bilans = await erasePeople({ essai, ...(values.email === undefined ? {} : { email: values.email }) })
    for (const { utilisateurId, efface, garde } of bilans) console.log(`${utilisateurId} : ${countsOf(efface)} ; reste ${countsOf(garde)}`)
    if (bilans.length === 0) console.log('Personne à effacer.')
    console.log(essai ? 'Essai : rien n’a été écrit.' : 'C’est fait.')
  } catch (error) {
    const attendue = expected(error)
    if (attendue?.kind === 'refuse') throw new Mistake(attendue.message)
    throw error
  }
}

const countsOf = (nombres: Record<string, number>): string =>
  Object.entries(nombres)
    .filter(([, nombre]) => nombre > 0)
    .map(([table, nombre]) => `${table} ${nombre}`)
    .join(', ') || 'rien'

const SHOWN = 100
const NAMES = { entreprises: 'entreprises', etablissements: 'établissements', contrats: 'contrats' } as const

function tell(outcome: Outcome, rehearse: boolean, say: (fault: Fault) => string): void {
  if ('faults' in outcome) {
    const more = outcome.faults.length - SHOWN
    const lines = outcome.faults.slice(0, SHOWN).map(say)
    throw new Mistake([...lines, ...(more > 0 ? [`… et ${more} autres.`] : []), 'Rien n’a été écrit.'].join('\n'))
  }
  for (const [name, { crees, mis_a_jour }] of Object.entries(outcome.report))
    if (crees + mis_a_jour > 0) console.log(`${NAMES[name as keyof typeof NAMES]} : ${crees} créés, ${mis_a_jour} mis à jour`)
  console.log(rehearse ? 'Essai : rien n’a été écrit.' : 'C’est fait.')
}

function typed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Mistake(`${(error as Error).message}\n${AIDE}`)
  }
}
