import { describe, expect, it } from 'vitest'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import { SAMPLE_CONTEXTE as contexte, type Sample } from '@/lib/demarches/exemple'
import type { Raws } from '@/lib/demarches/define'
import { champsVisibles, judge, judgeEtape, prefill, proposals } from '@/lib/demarches/engine'
import { recap } from '@/lib/demarches/recap'

const vues = arretDeTravail.etapes.map((etape) => etape.slug)
const sample = (nom: string): Sample => {
  const trouve = SAMPLES[nom]
  if (!trouve) throw new Error(`Pas d’exemple « ${nom} ».`)
  return trouve
}
const juge = (nom: string, plus: Raws = {}, pieces = sample(nom).pieces) =>
  judge(arretDeTravail, { ...sample(nom).raws, ...plus }, contexte, vues, pieces)
const visibles = (nom: string): string[] => {
  const { reponses } = juge(nom)
  return arretDeTravail.etapes.flatMap((etape) => champsVisibles(etape, reponses, contexte).flatMap((c) => (c.visible ? [c.nom] : [])))
}
const jour = (iso: string) => {
  const [annee = '', mois = '', j = ''] = iso.split('-')
  return { jour: j, mois, annee }
}
const periode = (du: string, au: string) => ({
  ...Object.fromEntries(Object.entries(jour(du)).map(([partie, texte]) => [`du.${partie}`, texte])),
  ...Object.fromEntries(Object.entries(jour(au)).map(([partie, texte]) => [`au.${partie}`, texte])),
})

/** Recopié de F1 (domaine, 6.5) : la tête commune, le bloc SAL, ce que tout arrêt demande. */
const TETE = ['declarantNom', 'declarantEmail', 'declarantTelephone', 'etablissement', 'contrat', 'certification']
const SAL = ['nomNaissance', 'nomUsage', 'prenoms', 'nir', 'naissance', 'matricule', 'situationFamiliale', 'enfantsACharge']
const EMPLOI = ['embauche', 'categorie', 'personnelRoulant', 'typeContrat', 'tempsTravail']
const ARRET = ['qualification', 'dernierJourTravaille', 'debutArret', 'finArret', 'rupture', 'subrogation', 'maintienSalaire', 'franchise']
const SALAIRES = ['modeSalaires', 'salairesFournis', 'primesAnnuelles']
const PIECES = ['decomptes', 'ribConnu', 'pieces']
const TRONC = [...TETE, ...SAL, ...EMPLOI, ...ARRET, ...SALAIRES, ...PIECES]
const SANTE = ['rechute', 'tiers', 'arretsAnterieurs']
/** Ce que chaque branche ajoute au tronc, et ce qu’elle en retire. */
const BRANCHES: Record<string, { plus: string[]; moins?: string[]; total: number }> = {
  maladie: { plus: SANTE, total: 36 },
  hospitalisation: { plus: SANTE, total: 36 },
  accident_travail: { plus: [...SANTE, 'dateAccident'], total: 37 },
  accident_trajet: { plus: [...SANTE, 'dateAccident'], total: 37 },
  maladie_professionnelle: { plus: [...SANTE, 'dateAccident'], total: 37 },
  maternite: { plus: [], total: 33 },
  paternite: { plus: [], total: 33 },
  adoption: { plus: [], total: 33 },
  tpt: { plus: [...SANTE, 'origineTpt', 'periodeTpt', 'salairesTpt'], total: 39 },
  rechute: { plus: SANTE, total: 36 },
  subrogation: { plus: [...SANTE, 'periodeSubrogation', 'iban'], total: 38 },
  rupture: { plus: [...SANTE, 'dateRupture', 'salarieAdresse', 'salarieEmail', 'salarieTelephone'], moins: ['ribConnu'], total: 39 },
  tableau: { plus: [...SANTE, 'salaires'], total: 37 },
  complet: {
    plus: [
      ...SANTE,
      'dateAccident',
      'explicationDebut',
      'tiersIdentite',
      'finContrat',
      'quotite',
      'periodeSubrogation',
      'iban',
      'maintien',
      'franchiseJours',
      'franchiseMode',
      'salaires',
      'primesAnnuellesDetail',
    ],
    total: 48,
  },
}

describe('F1, branche par branche', () => {
  it('chaque exemple a sa ligne', () => expect(Object.keys(BRANCHES).sort()).toEqual(Object.keys(SAMPLES).sort()))
  it.each(Object.entries(BRANCHES))('%s', (nom, { plus, moins = [], total }) => {
    const attendus = [...TRONC, ...plus].filter((champ) => !moins.includes(champ))
    expect(visibles(nom).sort()).toEqual(attendus.sort())
    expect(attendus).toHaveLength(total)
  })
})

describe('chaque réponse obligatoire', () => {
  const cas = Object.entries(SAMPLES).flatMap(([nom, { raws }]) => {
    const requis = arretDeTravail.etapes
      .flatMap((etape) => Object.entries(etape.champs))
      .filter(([champ, field]) => field.requis !== false && champ in raws)
    return requis.map(([champ]) => [nom, champ] as const)
  })
  it.each(cas)('%s sans %s : une erreur, sur ce champ', (nom, champ) => {
    const raws = Object.fromEntries(Object.entries(sample(nom).raws).filter(([un]) => un !== champ))
    const { erreurs, complet } = judge(arretDeTravail, raws, contexte, vues, sample(nom).pieces)
    expect(Object.keys(erreurs)).toEqual([champ])
    expect(complet).toBe(false)
    // Ce qui se choisit se dit par l’acte ; rien ne se « remplit » qu’un tableau.
    const genre = arretDeTravail.etapes.map(({ champs }) => champs[champ]?.kind).find(Boolean) ?? ''
    if (['choice', 'yesno', 'etablissement', 'contrat'].includes(genre)) expect(erreurs[champ]).toMatch(/^(?:Choisissez|Répondez) /)
    else if (genre !== 'mois') expect(erreurs[champ]).not.toContain('Remplissez')
  })
  it.each([
    ['etablissement', 'Choisissez l’établissement où le salarié travaille.'],
    ['contrat', 'Choisissez le contrat du salarié.'],
    ['rechute', 'Répondez «\u00a0Oui\u00a0» ou «\u00a0Non\u00a0» à «\u00a0Rechute\u00a0».'],
  ])('%s : « %s »', (champ, phrase) => {
    const raws = Object.fromEntries(Object.entries(sample('maladie').raws).filter(([un]) => un !== champ))
    expect(judge(arretDeTravail, raws, contexte, vues, sample('maladie').pieces).erreurs[champ]).toBe(phrase)
  })
  it('l’exemple d’une date de naissance en est un', () => {
    const { naissance: _, ...raws } = sample('maladie').raws
    expect(judge(arretDeTravail, raws, contexte, vues, sample('maladie').pieces).erreurs.naissance).toContain('par exemple 14 05 1985')
  })
})

/** Le brouillon de base est l’exemple nommé ; une seule chose y change, et une seule erreur ou aucune en vient. */
const ORDRES: [string, string, Raws, string | null][] = [
  ['le dernier jour travaillé après le début', 'maladie', { dernierJourTravaille: jour('2026-10-04'), explicationDebut: 'x' }, 'debutArret'],
  ['le même jour', 'maladie', { dernierJourTravaille: jour('2026-10-03'), explicationDebut: 'x' }, null],
  ['un écart sans explication', 'maladie', { debutArret: jour('2026-10-04') }, 'explicationDebut'],
  ['la fin avant le début', 'maladie', { finArret: jour('2026-10-02') }, 'finArret'],
  ['un jour d’arrêt', 'maladie', { finArret: jour('2026-10-03') }, null],
  ['trois ans', 'maladie', { finArret: jour('2029-10-03') }, null],
  ['trois ans et un jour', 'maladie', { finArret: jour('2029-10-04') }, 'finArret'],
  ['l’accident après le début', 'accident_travail', { dateAccident: jour('2026-10-04') }, 'dateAccident'],
  ['l’accident le jour du début', 'accident_travail', { dateAccident: jour('2026-10-03') }, null],
  ['l’embauche après le dernier jour travaillé', 'maladie', { embauche: jour('2026-10-03') }, 'embauche'],
  ['l’embauche à 14 ans moins un jour', 'maladie', { embauche: jour('1999-05-13') }, 'embauche'],
  ['l’embauche à 14 ans', 'maladie', { embauche: jour('1999-05-14') }, null],
  ['un NIR d’un autre mois', 'maladie', { naissance: jour('1985-06-14') }, 'nir'],
  ['un NIR inconnu', 'maladie', { nir: { type: 'inconnu', numero: '', cle: '' } }, null],
  ['la fin du contrat avant l’embauche', 'complet', { finContrat: jour('2018-09-02') }, 'finContrat'],
  ['la subrogation avant l’arrêt', 'subrogation', { periodeSubrogation: periode('2026-10-02', '2026-10-30') }, 'periodeSubrogation'],
  ['la subrogation après l’arrêt', 'subrogation', { periodeSubrogation: periode('2026-10-03', '2026-10-31') }, 'periodeSubrogation'],
  ['la rupture avant l’arrêt', 'rupture', { dateRupture: jour('2026-10-02') }, 'dateRupture'],
  ['la rupture le dernier jour', 'rupture', { dateRupture: jour('2026-10-30') }, null],
  ['le temps partiel hors de l’arrêt', 'tpt', { periodeTpt: periode('2026-10-02', '2026-12-31') }, 'periodeTpt'],
  ['une rechute sans arrêt antérieur', 'rechute', { arretsAnterieurs: [] }, 'arretsAnterieurs'],
  ['un arrêt antérieur qui déborde', 'rechute', { arretsAnterieurs: [{ du: '2026-03-02', au: '2026-10-03' }] }, 'arretsAnterieurs'],
  ['un arrêt antérieur à l’envers', 'rechute', { arretsAnterieurs: [{ du: '2026-03-20', au: '2026-03-02' }] }, 'arretsAnterieurs'],
  ['un maintien sans pourcentage ni montant', 'complet', { maintien: [{ du: '2026-10-05', au: '2026-10-20' }] }, 'maintien'],
  ['un maintien avec les deux', 'complet', { maintien: [{ du: '2026-10-05', au: '2026-10-20', pourcentage: '100', montant: '5' }] }, 'maintien'],
  ['un contrat pas encore en vigueur', 'accident_travail', { contrat: 'TRM-CADRE-0000789', dateAccident: jour('2018-12-31') }, 'contrat'],
  ['un contrat en vigueur ce jour-là', 'accident_travail', { contrat: 'TRM-CADRE-0000789', dateAccident: jour('2019-01-01') }, null],
  ['le net au lieu du brut', 'tableau', { modeSalaires: 'net_12' }, null],
]

describe('les règles de F1', () => {
  it.each(ORDRES)('%s', (_, nom, plus, champ) => expect(Object.keys(juge(nom, plus).erreurs)).toEqual(champ ? [champ] : []))

  const mois = (plus: Record<string, string>) => {
    const salaires = sample('tableau').raws.salaires
    const lignes = Array.isArray(salaires) ? salaires.filter((l): l is Record<string, string> => typeof l === 'object') : []
    return lignes.map((ligne, rang) => (rang === 0 ? { ...ligne, ...plus } : ligne))
  }
  it.each([
    ['sans paie et sans motif', { brut: '0', net: '0' }, false],
    ['sans paie, avec motif', { brut: '0', net: '0', motif: 'Congé sans solde' }, true],
    ['sans brut', { brut: '' }, false],
    ['sans net, base brut', { net: '' }, true],
    ['reconstitué sans motif', { reconstitue: 'oui' }, false],
    ['primes sans nature', { primesComprises: '200' }, false],
    ['net plus haut que brut, dit sans empêcher', { net: '2 450,01' }, true],
    ['négatif', { brut: '-1' }, false],
    ['trente-deux jours d’absence', { absences: '32' }, false],
  ])('un mois %s', (_, plus, juste) => expect(Object.keys(juge('tableau', { salaires: mois(plus) }).erreurs)).toEqual(juste ? [] : ['salaires']))

  it('le tableau porte les douze mois civils avant celui du dernier jour travaillé, ou trois, sans ceux d’avant l’embauche', () => {
    const cles = (plus: Raws) => {
      const etape = arretDeTravail.etapes.find((une) => une.slug === 'salaires')
      const field = etape ? champsVisibles(etape, juge('tableau', plus).reponses, contexte).find((c) => c.nom === 'salaires')?.field : undefined
      return field?.kind === 'mois' ? field.lignes({}, contexte).map((ligne) => ligne.cle) : []
    }
    expect(cles({})).toHaveLength(12)
    expect(cles({})[0]).toBe('2025-10')
    expect(cles({}).at(-1)).toBe('2026-09')
    expect(cles({ modeSalaires: 'net_3' })).toEqual(['2026-07', '2026-08', '2026-09'])
    expect(cles({ embauche: jour('2026-08-17') })).toEqual(['2026-08', '2026-09'])
    expect(cles({ embauche: jour('2026-10-01') })).toEqual([])
    expect(cles({ dernierJourTravaille: jour('2026-01-31'), debutArret: jour('2026-02-01') })[0]).toBe('2025-01')
  })

  it('un avertissement n’empêche pas d’envoyer', () => {
    const long = juge('maladie', { finArret: jour('2026-11-03') })
    expect(long.avertissements.map((a) => a.champ)).toEqual(['finArret'])
    expect(long.complet).toBe(true)
    expect(juge('maladie', { finArret: jour('2026-11-02') }).avertissements).toEqual([])
    expect(juge('rechute', { finArret: jour('2026-11-03') }).avertissements).toEqual([])
    expect(juge('maladie', { franchise: '3' }).avertissements).toEqual([])
    expect(
      judge(arretDeTravail, { ...sample('maladie').raws, franchise: '3' }, { ...contexte, aujourdhui: '2026-11-06' }, vues, [
        'bulletins',
      ]).avertissements.map((a) => a.champ),
    ).toEqual(['franchise'])
  })
})

describe('les pièces de F1', () => {
  const pieces = (nom: string, plus: Raws = {}) =>
    juge(nom, plus).pieces.map((piece) => `${piece.cle}${piece.requise ? (piece.plusTard ? ' plus tard' : ' ★') : ''}`)
  it('selon les réponses', () => {
    expect(pieces('maladie')).toEqual(['rib', 'decomptes_ij plus tard', 'attestation_salaire', 'bulletins ★', 'avis_arret'])
    expect(pieces('rupture')).toEqual(['rib_salarie ★', 'decomptes_ij plus tard', 'attestation_salaire', 'bulletins ★', 'avis_arret'])
    expect(pieces('complet')).toEqual(['rib ★', 'decomptes_ij ★', 'attestation_salaire', 'avis_arret', 'declaration_at', 'proces_verbal'])
    expect(pieces('tpt')).toContain('attestation_tpt')
    expect(pieces('maladie', { modeSalaires: 'net_3' })).toContain('bulletins ★')
  })
  it('une pièce requise qui manque empêche d’envoyer, une pièce à venir non', () => {
    expect(juge('complet', {}, ['decomptes_ij']).erreurs.pieces).toContain('RIB de l’entreprise')
    expect(juge('complet', { decomptes: 'a_venir' }, ['rib']).complet).toBe(true)
    expect(juge('complet', {}, []).etapes.find((e) => e.slug === 'pieces')?.etat).toBe('en_cours')
  })
  it('les volets 1 et 2 sont refusés, et dits pourquoi', () =>
    expect(arretDeTravail.etapes.find((e) => e.slug === 'pieces')?.chapeau).toMatch(/volets 1 et 2.*médicales/))
})

describe('le récapitulatif de F1', () => {
  const lignes = recap(arretDeTravail, sample('complet').raws, { contrat: 'contrat' }, contexte).flatMap((etape) => etape.lignes)
  it('dit tout ce qui est visible, et rien d’autre', () => {
    expect(lignes.map((ligne) => ligne.champ).sort()).toEqual(
      visibles('complet')
        .filter((champ) => champ !== 'pieces')
        .sort(),
    )
    expect(lignes.find((ligne) => ligne.champ === 'contrat')).toMatchObject({
      texte: 'Prévoyance conventionnelle des non-cadres (TRM-NC-0000123)',
      source: 'contrat',
    })
    expect(
      recap(arretDeTravail, sample('maladie').raws, {}, contexte)
        .flatMap((e) => e.lignes)
        .find((l) => l.champ === 'matricule'),
    ).toMatchObject({ texte: null })
  })
  it('masque le NIR et l’IBAN', () => {
    const tout = JSON.stringify(lignes)
    expect(tout).not.toContain('1850538185042')
    expect(tout).not.toMatch(/3000\s?6000/)
  })
  it('nomme la demande sans numéro', () => {
    const { reponses } = juge('maladie', { nomNaissance: 'Haddad 1850538185042' })
    expect(arretDeTravail.objet(reponses)).toBe('Arrêt de travail de Karim Haddad')
  })
})

describe('juger une étape', () => {
  it('ne dit que les erreurs de ses champs, et la partie fautive', () => {
    const jugee = judgeEtape(arretDeTravail, 'arret', { ...sample('maladie').raws, finArret: jour('2026-02-31'), nomNaissance: '' }, contexte)
    expect(Object.keys(jugee.erreurs)).toEqual(['finArret'])
    expect(jugee.parties).toEqual({ finArret: 'jour' })
    expect(jugee.reponses.qualification).toBe('maladie')
  })
})

it('un mois loin des autres se dit avec son montant', () => {
  const salaires = (sample('tableau').raws.salaires as { [partie: string]: string }[]).map((ligne) =>
    ligne.cle === '2026-04' ? { ...ligne, brut: '24 500,00' } : ligne,
  )
  expect(juge('tableau', { salaires }).avertissements).toEqual([
    {
      champ: 'salaires',
      partie: '6.brut',
      message: 'Avril 2026 est dix fois plus haut que mars 2026\u00a0: c’est bien 24\u202f500,00\u00a0€\u202f? Vous pouvez continuer sans répondre.',
    },
  ])
})

describe('ce que l’entreprise et ses contrats disent déjà', () => {
  const [non, cadres, sante] = contexte.contrats
  const seul = { ...contexte, etablissements: contexte.etablissements.slice(0, 1), contrats: [non, sante].filter((c) => c !== undefined) }
  const avec = (franchiseJours: number) => ({
    ...contexte,
    contrats: contexte.contrats.map((c) =>
      c === non ? { ...c, franchiseJours, franchiseMode: 'continue' as const, basePrestation: 'net' as const, nbMoisSalaires: 3 } : c,
    ),
  })
  const lignes = (autour: typeof contexte) =>
    new Map(recap(arretDeTravail, sample('maladie').raws, {}, autour).flatMap((etape) => etape.lignes.map((l) => [l.champ, l] as const)))

  it('le seul établissement et le seul contrat ne se demandent pas', () => {
    expect(cadres).toBeDefined()
    const lues = lignes(seul)
    expect(lues.get('etablissement')).toMatchObject({ texte: 'Siège de Saint-Quentin-Fallavier', source: 'compte' })
    expect(lues.get('contrat')).toMatchObject({ source: 'compte' })
    expect(lignes(contexte).get('contrat')).toMatchObject({ source: 'saisie' })
  })
  it('le téléphone du compte se propose comme l’aide le demande', () => {
    const declarant = (telephone: string) => ({ ...contexte, declarant: { ...contexte.declarant, telephone } })
    expect(prefill(arretDeTravail, declarant('+33472000019')).raws.declarantTelephone).toBe('04 72 00 00 19')
    expect(prefill(arretDeTravail, declarant('+3225551234')).raws.declarantTelephone).toBe('+3225551234')
  })
  it('la franchise et la base de salaires viennent du contrat choisi', () => {
    expect(lignes(avec(30)).get('franchise')).toMatchObject({ texte: '30 jours', source: 'contrat' })
    expect(lignes(avec(30)).get('franchiseMode')).toMatchObject({ texte: 'Continue', source: 'contrat' })
    expect(lignes(avec(30)).get('modeSalaires')).toMatchObject({ texte: 'Net des 3 derniers mois', source: 'contrat' })
    expect(lignes(avec(45)).get('franchise')).toMatchObject({ texte: 'Autre durée', source: 'contrat' })
    expect(lignes(avec(45)).get('franchiseJours')).toMatchObject({ texte: '45 jours', source: 'contrat' })
    expect(lignes(avec(0)).get('franchiseMode')).toBeUndefined()
    expect(lignes(contexte).get('modeSalaires')).toMatchObject({ source: 'saisie' })
  })
  it('la naissance se complète d’après le numéro, le début suit le dernier jour, la subrogation couvre l’arrêt', () => {
    const { naissance: _, debutArret: __, ...sans } = sample('maladie').raws
    const raws = { ...sans, subrogation: 'oui' }
    expect(proposals(arretDeTravail, 'salarie', raws, contexte)).toEqual({ naissance: { mois: '05', annee: '1985' } })
    expect(proposals(arretDeTravail, 'arret', raws, contexte)).toEqual({
      debutArret: jour('2026-10-03'),
      periodeSubrogation: periode('2026-10-03', '2026-10-30'),
    })
  })
})
