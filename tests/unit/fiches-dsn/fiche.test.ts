import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sayFaute } from '@/lib/fiches-dsn/phrases'
import { changedLignes } from '@/lib/fiches-dsn/a-parametrer'
import { changesOf } from '@/lib/fiches-dsn/changes'
import { cotise, formatTaux, type Ligne, ligneOf } from '@/lib/fiches-dsn/ligne'
import { type FicheLue, isFauteFiche, joinFiche, readFiche } from '@/lib/fiches-dsn/lire'
import { BORNES_XML, writeXml } from '@/lib/fiches-dsn/xml'

const XML = readFileSync(join(import.meta.dirname, '../../../prisma/seed/fpoc_900000019.xml'), 'latin1')
const octets = (texte: string) => Uint8Array.from(Buffer.from(texte, 'latin1'))

function lue(texte: string): FicheLue {
  const fiche = readFiche(octets(texte))
  if (isFauteFiche(fiche)) throw new Error(sayFaute(fiche))
  return fiche
}
const lignesOf = (texte: string): Ligne[] => lue(texte).groupes.flatMap(({ groupe, parametres }) => parametres.map((un) => ligneOf(groupe, un)))
function refusOf(texte: string): string {
  const fiche = readFiche(octets(texte))
  return isFauteFiche(fiche) ? sayFaute(fiche) : 'lue'
}

describe('notre exemple de fiche', () => {
  it('se lit valeur par valeur', () => {
    expect(lignesOf(XML)).toMatchObject([
      {
        groupe: { numero: '1', libelle: 'NON CADRES' },
        contrat: { code: 'TRM-NC-0000123', libelle: 'PREVOYANCE CONVENTIONNELLE NON CADRES' },
        organisme: 'P0971',
        delegataire: null,
        option: null,
        population: { code: 'NC', libelle: 'PERSONNEL NON CADRE' },
        periodicite: 'Mensuel',
        debut: '2026-01-01',
        fin: null,
        composants: [{ type: '10', taux: '1.200' }],
        criteres: [{ rubrique: 'S21.G00.40.003', dit: '04' }],
      },
      {
        contrat: { code: 'TRM-CADRE-0000789' },
        population: { code: 'CA' },
        composants: [
          { type: '11', taux: '1.500' },
          { type: '13', taux: '1.100' },
        ],
        criteres: [{ dit: '01' }],
      },
      {
        contrat: { code: 'TRM-SANTE-0000456' },
        population: { code: 'ENS' },
        composants: [{ type: '18', libelle: 'PMSS', taux: '1.400' }],
        criteres: [],
      },
    ])
  })

  it('s’écrit, et se relit à l’identique', () => {
    const fiche = lue(XML)
    const ecrit = writeXml(joinFiche(fiche))
    expect(readFiche(ecrit)).toEqual(fiche)
    expect(Buffer.from(ecrit).toString('latin1')).toMatch(/^<\?xml version="1.0" encoding="ISO-8859-1"\?>\n<FICHE /)
    // Aux espaces entre éléments près, ce sont les mêmes octets.
    const serre = (texte: string) => texte.replaceAll(/>\s+</g, '><').trim()
    expect(serre(Buffer.from(ecrit).toString('latin1'))).toBe(serre(XML))
  })

  it('les signes du XML et ce qui n’est pas de l’encodage survivent à un aller-retour', () => {
    const fiche = lue(XML.replace('FICHE FICTIVE', 'D&amp;CO &quot;été&quot; &#8364;'))
    expect(fiche.entete.enfants.find(({ nom }) => nom === 'Message')?.texte).toContain('D&CO "été" €')
    expect(readFiche(writeXml(joinFiche(fiche)))).toEqual(fiche)
  })

  it('une fiche en UTF-8 se lit aussi', () => {
    const utf8 = XML.replace('ISO-8859-1', 'UTF-8').replace('FICHE FICTIVE', 'ÉTÉ')
    const fiche = readFiche(new TextEncoder().encode(utf8))
    expect(isFauteFiche(fiche) ? null : fiche.entete.enfants.find(({ nom }) => nom === 'Message')?.texte).toMatch(/^ÉTÉ/)
  })
})

const BOMBE = `<?xml version="1.0"?><!DOCTYPE FICHE [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><FICHE>&b;</FICHE>`

describe('ce qui n’est pas une fiche a sa phrase', () => {
  it.each<[string, string, string]>([
    ['vide', '', 'pas un XML bien formé'],
    ['du texte', 'bonjour', 'pas un XML bien formé'],
    ['une balise qui ne ferme pas la bonne', XML.replace('</GROUPE>', '</GROUPES>'), 'jusqu’à la ligne'],
    ['coupée en route', XML.slice(0, 1200), 'coupé en route'],
    ['coupée avant sa dernière balise', XML.replace('</FICHE>', ''), 'coupé en route'],
    ['des entités en cascade', BOMBE, 'DOCTYPE ou des entités'],
    ['un DOCTYPE externe', XML.replace('<FICHE ', '<!DOCTYPE FICHE SYSTEM "file:///etc/passwd"><FICHE '), 'DOCTYPE ou des entités'],
    ['une entité sans DOCTYPE', XML.replace('FICHE FICTIVE', '&secret;'), 'pas un XML bien formé'],
    ['trop grande', XML.replace('FICHE FICTIVE', 'A'.repeat(BORNES_XML.octets)), '400\u00a0ko'],
    ['trop profonde', `${'<a>'.repeat(20)}${'</a>'.repeat(20)}`, 'trop imbriqués'],
    ['trop d’éléments', `<FICHE>${'<a/>'.repeat(6_000)}</FICHE>`, 'trop d’éléments'],
    ['un encodage inconnu', XML.replace('ISO-8859-1', 'UTF-7'), 'encodage'],
    ['une autre racine', '<html/>', 'il commence par «\u00a0html\u00a0»'],
    ['un lot', '<LotFicheParam/>', 'lot de fiches'],
    ['un élément de trop', XML.replace('<Message>', '<Virus/><Message>'), '«\u00a0Virus\u00a0» n’est pas attendu dans FICHE'],
    ['un élément qui manque', XML.replace(/<ProducteurFiche[^>]*>/, ''), 'ProducteurFiche manque'],
    ['un élément répété', XML.replace('<Message>', '<Message>A</Message><Message>'), 'répété'],
    ['un attribut de trop', XML.replace('CodeOC="P0971"', 'CodeOC="P0971" onload="x"'), '«\u00a0onload\u00a0» n’est pas attendu dans Organisme'],
    ['un attribut qui manque', XML.replace(' CodeOC="P0971"', ''), 'CodeOC manque dans Organisme'],
    ['un organisme mal écrit', XML.replace('CodeOC="P0971"', 'CodeOC="971"'), '«\u00a0971\u00a0» n’est pas celle qu’attend CodeOC de Organisme'],
    ['une date qui n’en est pas une', XML.replace('"01012026"', '"32012026"'), 'DateDebutValidite'],
    ['un taux de 100', XML.replace('1.200', '100'), '«\u00a0100\u00a0» n’est pas celle qu’attend Taux'],
    ['un élément nommé comme une méthode', XML.replace('<Message>', '<constructor/><Message>'), 'n’est pas attendu'],
  ])('%s', (_nom, texte, phrase) => {
    expect(refusOf(texte)).toContain(phrase)
  })
})

const suivante = (texte: string, ...echanges: [string, string][]) => echanges.reduce((fait, [de, a]) => fait.replace(de, a), texte)
const dits = (apres: string, avant = XML) => changesOf(lignesOf(avant), lignesOf(apres)).map(({ phrase }) => phrase)
const CADRES = 'Periodicite="Mensuel" DateDebutValidite="01012026">\n   <Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-CADRE-0000789"'
const CADRES_2027 = CADRES.replace('01012026', '01012027')

describe('ce qui change d’une version à l’autre se dit en phrases', () => {
  it('rien : rien', () => expect(dits(XML)).toEqual([]))

  it('un taux, à sa date d’effet', () => {
    const apres = suivante(XML, ['<TAPrev><Taux>1.500', '<TAPrev><Taux>1.620'], [CADRES, CADRES_2027])
    expect(dits(apres)).toEqual(['Cadres\u00a0: taux TA 1,50\u00a0% → 1,62\u00a0% au 01/01/2027'])
    expect(changesOf(lignesOf(XML), lignesOf(apres))).toMatchObject([
      {
        contrat: 'TRM-CADRE-0000789',
        quoi: 'Cadres, taux TA',
        avant: '1,50\u00a0%',
        apres: '1,62\u00a0%',
        le: '2027-01-01',
      },
    ])
  })

  it('le même taux écrit autrement n’est pas un changement', () => {
    expect(dits(suivante(XML, ['1.500', '1.50']))).toEqual([])
  })

  it.each<[string, [string, string], string]>([
    [
      'un composant de plus',
      ['</TBPrev>', '</TBPrev><TCPrev><Taux>2</Taux></TCPrev>'],
      'Cadres\u00a0: composant TC aucun → 2,00\u00a0% au 01/01/2026',
    ],
    ['un composant de moins', ['<TBPrev><Taux>1.100</Taux></TBPrev>', ''], 'Cadres\u00a0: composant TB 1,10\u00a0% → aucun au 01/01/2026'],
    [
      'un montant',
      ['<Taux>1.400</Taux>', '<Montant>56.10</Montant>'],
      'Ensemble du personnel\u00a0: montant base forfaitaire 1,40\u00a0% → 56,10\u00a0€ au 01/01/2026',
    ],
    ['un organisme', ['CodeOC="P0971"', 'CodeOC="P0959"'], 'Personnel non cadre\u00a0: organisme P0971 → P0959 au 01/01/2026'],
    [
      'un délégataire',
      ['CodeOC="P0971"', 'CodeOC="P0971" CodeDELEG="D1234A"'],
      'Personnel non cadre\u00a0: délégataire aucun → D1234A au 01/01/2026',
    ],
    ['la périodicité', ['Mensuel', 'Trimestriel'], 'Personnel non cadre\u00a0: périodicité mensuel → trimestriel au 01/01/2026'],
    [
      'les salariés visés',
      ['<ValeursIncluses>04', '<ValeursIncluses>02'],
      'Personnel non cadre\u00a0: salariés visés Statut catégoriel 04 → Statut catégoriel 02 au 01/01/2026',
    ],
    [
      'une fin',
      ['DateDebutValidite="01012026"', 'DateDebutValidite="01012026" DateFinValidite="31122026"'],
      'Personnel non cadre\u00a0: fin de validité aucun → 31/12/2026 au 01/01/2026',
    ],
    [
      'une renumérotation',
      ['ReferenceContrat="TRM-NC-0000123"', 'ReferenceContrat="TRM-NC-0000999" AncienneReferenceContrat="TRM-NC-0000123"'],
      'Personnel non cadre\u00a0: référence du contrat TRM-NC-0000123 → TRM-NC-0000999 au 01/01/2026',
    ],
    [
      'un code population renommé',
      ['CodePopulation="NC"', 'CodePopulation="NCA" AncienCodePopulation="NC"'],
      'Personnel non cadre\u00a0: code population NC → NCA au 01/01/2026',
    ],
  ])('%s', (_nom, [de, a], phrase) => {
    expect(dits(suivante(XML, [de, a]))).toEqual([phrase])
  })

  const APPRENTIS = `</ParametresContrats>
  <ParametresContrats Changement="03" Periodicite="Mensuel" DateDebutValidite="01092026">
   <Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-NC-0000123" LibelleContrat="PREVOYANCE CONVENTIONNELLE NON CADRES"/>
   <Population CodePopulation="APP" LibellePopulation="Apprentis"/>
  </ParametresContrats>`

  it('une population ouverte, puis fermée', () => {
    const ouverte = suivante(XML, ['</ParametresContrats>', APPRENTIS])
    expect(dits(ouverte)).toEqual([
      'Apprentis\u00a0: nouvelle population APP, sans cotisation, contrat TRM-NC-0000123, à déclarer à partir du 01/09/2026',
    ])
    expect(dits(XML, ouverte)).toEqual(['Apprentis\u00a0: APP n’est plus dans la fiche, contrat TRM-NC-0000123, à ne plus déclarer'])
  })

  it('de deux populations d’un contrat au même libellé, celle qui change seule est neuve', () => {
    const situees = (texte: string) => lignesOf(texte).map((ligne) => ({ univers: 'prevoyance' as const, ligne }))
    const avant = suivante(XML, ['</ParametresContrats>', APPRENTIS], ['</ParametresContrats>', APPRENTIS.replace('APP', 'AP2')])
    const apres = avant.replace(
      /(CodePopulation="AP2"[^>]*>)/,
      '$1<ElementsDeCalculAttendus><BrutPrev><Taux>1.3</Taux></BrutPrev></ElementsDeCalculAttendus>',
    )
    const neuves = [...changedLignes(situees(avant), situees(apres))].map(({ population }) => population?.code)
    expect(neuves).toEqual(['AP2'])
    expect(changedLignes([], situees(apres)).size, 'une première fiche').toBe(0)
  })

  it('un contrat nouveau', () => {
    const autre = suivante(XML, ['ReferenceContrat="TRM-NC-0000123"', 'ReferenceContrat="TRM-NC-0000777"'])
    expect(dits(autre)).toEqual([
      'Personnel non cadre\u00a0: nouveau contrat NC, brut 1,20\u00a0%, contrat TRM-NC-0000777, à déclarer à partir du 01/01/2026',
      'Personnel non cadre\u00a0: NC n’est plus dans la fiche, contrat TRM-NC-0000123, à ne plus déclarer',
    ])
  })

  it('une ligne dite pour deux périodes : la plus récente compte', () => {
    const deux = suivante(XML, [
      '</ParametresContrats>',
      `</ParametresContrats>
  <ParametresContrats Periodicite="Mensuel" DateDebutValidite="01012027"><Organisme CodeOC="P0971"/><Contrat ReferenceContrat="TRM-NC-0000123" LibelleContrat="PREVOYANCE"/><Population CodePopulation="NC" LibellePopulation="PERSONNEL NON CADRE"/><ElementsDeCalculAttendus><BrutPrev><Taux>1.3</Taux></BrutPrev></ElementsDeCalculAttendus></ParametresContrats>`,
    ])
    expect(dits(deux)).toEqual(['Personnel non cadre\u00a0: taux brut 1,20\u00a0% → 1,30\u00a0% au 01/01/2027'])
  })
})

it('les taux et les montants se disent à la française', () => {
  expect(['1.5', '1.500', '0.125', '12', '01.10'].map(formatTaux)).toEqual([
    '1,50\u00a0%',
    '1,50\u00a0%',
    '0,125\u00a0%',
    '12,00\u00a0%',
    '1,10\u00a0%',
  ])
  expect(cotise({ type: '18', libelle: '', taux: null, montant: '56.1' })).toBe('56,10\u00a0€')
})
