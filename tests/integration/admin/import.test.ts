import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { sirenFrom, siretFrom } from '@/lib/entreprises/rules'
import { importFolder } from '@/prisma/admin/import'
import { runScript } from '../ground/children.ts'
import { newFolder } from '../ground/folder.ts'

const db = systemDb('travail')
const [A, B] = [sirenFrom('81000001'), sirenFrom('81000002')]
const E = 'siren;raison_sociale;forme_juridique;naf;idcc;effectif;adresse;code_postal;ville;numero_entreprise'
const T = 'siret;enseigne;siege;adresse;code_postal;ville;ferme_le'
const C = 'reference;siren;univers;libelle;population;organisme;effet_le;fin_le;franchise_jours;franchise_mode;base_prestation;nb_mois_salaires'

function folderOf(files: Record<string, string[]>): string {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), lines.join('\r\n'))
  return folder
}
const whole = () =>
  folderOf({
    entreprises: [
      `\uFEFF${E}`,
      `${A};"Transports ""Alpha""; frères";SAS;49.41A;16;42;1 rue Haute;69001;Lyon;1234 5678 a`,
      `${B};Béta Fret;;;;;2 rue Basse;13001;Marseille;87654321B`,
    ],
    etablissements: [T, `${siretFrom(A, 1)};;oui;1 rue Haute;69001;Lyon;`, `${siretFrom(A, 2)};Dépôt;non;3 quai;69002;Lyon;31/12/2025`],
    contrats: [
      C,
      `ALPHA-1;${A};prevoyance;Prévoyance cadres;Cadres;;2024-01-01;;30;continue;brut;12`,
      `ALPHA-2;${A};sante;Santé;;;01/02/2024;2025-01-31;;;;`,
    ],
  })
const count = async () => [await db.entreprise.count(), await db.etablissement.count(), await db.contrat.count()]
const faultsOf = async (files: Record<string, string[]>) => {
  const outcome = await importFolder(folderOf(files))
  return 'faults' in outcome ? outcome.faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`) : []
}

describe('importer un dossier', () => {
  it('un essai dit ce qui se ferait et n’écrit rien, pas même au journal', async () => {
    const before = [...(await count()), await db.evenement.count()]
    const report = { entreprises: { crees: 2, mis_a_jour: 0 }, etablissements: { crees: 2, mis_a_jour: 0 }, contrats: { crees: 2, mis_a_jour: 0 } }
    expect(await importFolder(whole(), { rehearse: true })).toEqual({ report })
    expect([...(await count()), await db.evenement.count()]).toEqual(before)
  })

  it('tout entre, les numéros hachés, et se rejoue en mise à jour', async () => {
    const [entreprises = 0, etablissements = 0, contrats = 0] = await count()
    await importFolder(whole())
    expect(await count()).toEqual([entreprises + 2, etablissements + 2, contrats + 2])
    expect(await db.entreprise.findUnique({ where: { siren: A } })).toMatchObject({
      raisonSociale: 'Transports "Alpha"; frères',
      naf: '4941A',
      effectif: 42,
      numeroEmpreinte: numeroEmpreinteOf(A, '12345678A'),
    })
    expect(await db.contrat.findUnique({ where: { reference: 'ALPHA-1' } })).toMatchObject({
      franchiseJours: 30,
      franchiseMode: 'continue',
      basePrestation: 'brut',
      nbMoisSalaires: 12,
    })
    expect(await db.contrat.findUnique({ where: { reference: 'ALPHA-2' } })).toMatchObject({
      effetLe: new Date('2024-02-01'),
      finLe: new Date('2025-01-31'),
    })
    expect(await importFolder(whole())).toMatchObject({ report: { entreprises: { crees: 0, mis_a_jour: 2 } } })
    expect(await count()).toEqual([entreprises + 2, etablissements + 2, contrats + 2])
    expect(await db.evenement.findFirst({ where: { type: 'import.fait' }, select: { donnees: true } })).toEqual({
      donnees: { entreprises: 2, etablissements: 2, contrats: 2 },
    })
  })

  it('sans numéro, une entreprise connue garde le sien, une nouvelle est refusée', async () => {
    await importFolder(folderOf({ entreprises: [E, `${B};Béta Fret Sud;;;;;2 rue Basse;13001;Marseille;`] }))
    expect(await db.entreprise.findUnique({ where: { siren: B } })).toMatchObject({
      raisonSociale: 'Béta Fret Sud',
      numeroEmpreinte: numeroEmpreinteOf(B, '87654321B'),
    })
    const nouvelle = sirenFrom('81000003')
    expect(await faultsOf({ entreprises: [E, `${nouvelle};Gamma;;;;;3 rue;13001;Marseille;`] })).toEqual([
      `entreprises.csv:2 l’entreprise ${nouvelle} est nouvelle : il lui faut son identifiant numéro entreprise`,
    ])
  })

  it('chaque faute est dite avec sa ligne, et rien n’entre', async () => {
    const before = await count()
    expect(
      await faultsOf({
        entreprises: [
          E,
          '123456789;Fausse clé;;;;;1 rue;69001;Lyon;12345',
          `${A};;;;;beaucoup;1 rue;6900;Lyon;12345678A`,
          '',
          `${A};Deux fois;;;;;1 rue;69001;Lyon;12345678A`,
        ],
        etablissements: [T, `${siretFrom(A, 1).slice(0, 13)}0;;peut-être;1 rue;69001;Lyon;hier`],
        contrats: [
          C,
          `R;${sirenFrom('81000009')};sante;Santé;;;2024-01-01;;;;;`,
          `"S";${A};autre;"Sur\ndeux lignes";;;2024-02-31;;trente;jamais;;`,
          `T;${A};sante`,
        ],
      }),
    ).toEqual([
      'entreprises.csv:2 le SIREN n’en est pas un : neuf chiffres, dont le dernier est leur clé',
      'entreprises.csv:3 la raison sociale est vide',
      'entreprises.csv:3 l’effectif n’est pas un nombre',
      'entreprises.csv:3 le code postal n’a pas cinq chiffres',
      `entreprises.csv:5 siren ${A} est déjà à la ligne 3`,
      'etablissements.csv:2 le SIRET n’en est pas un : quatorze chiffres, dont le dernier est leur clé',
      'etablissements.csv:2 la colonne « siege » veut « oui » ou « non »',
      'etablissements.csv:2 la date de fermeture n’est pas une date, par exemple 2026-01-31 ou 31/01/2026',
      'contrats.csv:5 3 cases, 12 attendues',
      'contrats.csv:3 l’univers veut « sante », « prevoyance » ou « retraite »',
      'contrats.csv:3 la date d’effet n’est pas une date, par exemple 2026-01-31 ou 31/01/2026',
      'contrats.csv:3 la franchise n’est pas un nombre',
      'contrats.csv:3 la franchise se compte « continue », « discontinue », « relais », ou rien',
    ])
    expect(await faultsOf({ contrats: [C, `R;${sirenFrom('81000009')};sante;Santé;;;2024-01-01;;;;;`] })).toEqual([
      `contrats.csv:2 l’entreprise ${sirenFrom('81000009')} n’est ni dans entreprises.csv, ni dans le portail`,
    ])
    expect(await faultsOf({ contrats: ['reference;siren;prix', 'a;b;c'] })).toEqual(
      expect.arrayContaining(['contrats.csv:1 la colonne « univers » manque', 'contrats.csv:1 la colonne « prix » n’est pas connue']),
    )
    expect(await count()).toEqual(before)
  })

  it('un contrat dit ses garanties, ses options, ses établissements et sa vie, quand ses colonnes y sont ; sans elles rien n’en change', async () => {
    const siret = siretFrom(A, 1)
    const plus = `${C};garanties;options;etablissements;avenants`
    const ligne = `ALPHA-9;${A};prevoyance;Prévoyance;;;2020-01-01;;30;continue;brut;12`
    const ecrire = (contrats: string[]) => importFolder(folderOf({ entreprises: [E, `${A};Alpha;;;;;1 rue;69001;Lyon;12345678A`], contrats }))
    const lire = () =>
      db.contrat.findUniqueOrThrow({
        where: { reference: 'ALPHA-9' },
        select: {
          garanties: true,
          options: true,
          etablissements: true,
          avenants: { orderBy: { effetLe: 'asc' }, select: { effetLe: true, libelle: true, siren: true } },
        },
      })
    await ecrire([plus, `${ligne};incapacite | deces;Option 1;${siret};01/07/2022 Franchise portée à 30 jours|2026-09-01 Apprentis ajoutés`])
    const dit = {
      garanties: ['incapacite', 'deces'],
      options: ['Option 1'],
      etablissements: [siret],
      avenants: [
        { effetLe: new Date('2022-07-01'), libelle: 'Franchise portée à 30 jours', siren: A },
        { effetLe: new Date('2026-09-01'), libelle: 'Apprentis ajoutés', siren: A },
      ],
    }
    expect(await lire()).toEqual(dit)
    await ecrire([C, ligne])
    expect(await lire()).toEqual(dit)
    await ecrire([plus, `${ligne};deces;;;`])
    expect(await lire()).toEqual({ garanties: ['deces'], options: [], etablissements: [], avenants: [] })
    expect(await faultsOf({ contrats: [plus, `${ligne};vol;;123;2026-13-01 Rien|seul`] })).toEqual([
      expect.stringMatching(/^contrats\.csv:2 une garantie est « incapacite »/),
      'contrats.csv:2 un établissement couvert n’est pas un SIRET : quatorze chiffres, dont le dernier est leur clé',
      'contrats.csv:2 la date d’un avenant n’est pas une date, par exemple 2026-01-31 ou 31/01/2026',
      'contrats.csv:2 un avenant est une date puis ce qui change, « 2022-07-01 Franchise portée à 30 jours »',
    ])
    await db.contrat.delete({ where: { reference: 'ALPHA-9' } })
  })
})

describe('la commande', () => {
  const admin = (...words: string[]) => runScript('admin.ts', {}, words)

  it('importe, et finit en échec avec ses fautes', async () => {
    const good = await admin('importer', whole(), '--essai')
    expect(good.output).toContain('Essai : rien n’a été écrit.')
    expect(good.code).toBe(0)
    const bad = await admin('importer', folderOf({ contrats: [C, 'X;1;sante;S;;;2024-01-01;;;;;'] }))
    expect(bad.code).toBe(1)
    expect(bad.output).toContain('contrats.csv, ligne 2 : le SIREN n’en est pas un')
    expect(bad.output).not.toContain('    at ')
  }, 60_000)

  it('invite un gestionnaire, refuse une adresse qui n’en est pas une, et dit ses commandes', async () => {
    const invited = await admin('creer-gestionnaire', '--email', 'premiere@exemple.fr', '--prenom', 'Première', '--nom', 'Personne', '--superviseur')
    expect(invited.output).toContain('Invitée : premiere@exemple.fr')
    expect(await db.utilisateur.findUnique({ where: { email: 'premiere@exemple.fr', emailNormalise: 'premiere@exemple.fr' } })).toMatchObject({
      gestion: 'superviseur',
      motDePasse: null,
    })
    const wrong = await admin('creer-gestionnaire', '--email', 'premiere', '--nom', 'Personne')
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringMatching(/--email n’est pas une adresse[\s\S]*--prenom manque/)])
    expect((await admin('cree')).output).toContain('importer dossier [--essai]')
  }, 60_000)

  it('crée une entreprise, son numéro lu ailleurs que dans la ligne de commande', async () => {
    const siren = sirenFrom('81000007')
    const words = [
      'creer-entreprise',
      '--siren',
      siren,
      '--raison-sociale',
      'Delta',
      '--adresse',
      '4 rue',
      '--code-postal',
      '69003',
      '--ville',
      'Lyon',
    ]
    const made = await runScript('admin.ts', {}, words, '5555 6666 d\n')
    expect(made.output).toContain('C’est fait.')
    expect(await db.entreprise.findUnique({ where: { siren } })).toMatchObject({
      raisonSociale: 'Delta',
      numeroEmpreinte: numeroEmpreinteOf(siren, '55556666D'),
    })
    expect((await admin(...words, '--numero-entreprise', '1')).code, 'il ne s’y tape pas').toBe(1)
  }, 60_000)

  it('un guillemet jamais fermé, un fichier Windows, un signe de commande, un contrat d’une autre entreprise : une faute, et rien n’entre', async () => {
    await importFolder(whole())
    const before = await count()
    expect(
      await faultsOf({
        entreprises: [E, `${A};Alpha;;;;;1 rue;69001;Lyon;`, `${B};"Béta;;;;;2 rue;13001;Marseille;`, `${A};Gamma;;;;;3 rue;69001;Lyon;`],
      }),
    ).toEqual(['entreprises.csv:3 un guillemet ouvert sur cette ligne n’est jamais fermé'])
    const folder = folderOf({ entreprises: [E] })
    writeFileSync(join(folder, 'entreprises.csv'), Buffer.from(`${E}\r\n${A};Soci\u00e9t\u00e9;;;;;1 rue;69001;Lyon;`, 'latin1'))
    expect(await importFolder(folder)).toMatchObject({ faults: [{ sentence: expect.stringContaining('UTF-8') }] })
    expect(await faultsOf({ entreprises: [E, `${A};Al\u0000pha;;;;;1 rue;69001;Lyon;`] })).toEqual([
      'entreprises.csv:2 la raison sociale contient un signe qui ne s’écrit pas',
    ])
    expect(await faultsOf({ contrats: [C, `ALPHA-1;${B};prevoyance;Prévoyance;;;2024-01-01;;;;;`] })).toEqual([
      `contrats.csv:2 le contrat ALPHA-1 est à l’entreprise ${A} : une référence ne change pas d’entreprise`,
    ])
    expect(await count()).toEqual(before)
  })
})
