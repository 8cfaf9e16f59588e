import { randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { readEnv } from '@/lib/ground/env'
import { isDemonstration } from '@/lib/ground/mode'
import { listeningHost } from '@/scripts/environment.ts'

const tire = () => randomBytes(48).toString('base64')
const base = {
  APP_URL: 'https://espace.exemple.fr',
  AUTH_SECRET: tire(),
  PASSWORD_PEPPER: tire(),
  CHAMP_KEK: tire(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  DATABASE_URL: 'postgresql://a',
  DATABASE_APP_URL: 'postgresql://b',
  DATABASE_SYSTEME_URL: 'postgresql://c',
  CLAMAV_HOST: 'antivirus.interne:3310',
  MAIL: 'smtp',
  SMTP_URL: 'smtps://courrier.exemple.fr',
  MAIL_EXPEDITEUR: 'ne-pas-repondre@exemple.fr',
}
const refus = (plus: Record<string, string | undefined>) => {
  try {
    readEnv({ ...base, ...plus })
    return ''
  } catch (erreur) {
    return (erreur as Error).message
  }
}

describe('démonstration ou production : une seule décision', () => {
  it.each([
    ['rien de donné', {}, true],
    ['rien que ce qui ne décide de rien', { PORT: '4000', DATA_DIR: '/x', HOST: '0.0.0.0', NODE_ENV: 'development', OUVRIER: 'non' }, true],
    ['des variables vides', { DEMO: '', DATABASE_URL: '', APP_URL: '' }, true],
    ['DEMO=oui, avec tout le reste', { ...base, DEMO: 'oui', NODE_ENV: 'production' }, true],
    ['DATABASE_URL seule', { DATABASE_URL: 'postgresql://a' }, false],
    ['DATABASE_APP_URL seule', { DATABASE_APP_URL: 'postgresql://a' }, false],
    ['APP_URL seule', { APP_URL: 'http://localhost:3000' }, false],
    ['NODE_ENV=production seul', { NODE_ENV: 'production' }, false],
    ['un secret seul', { AUTH_SECRET: 'x' }, false],
    ['DEMO=non', { DEMO: 'non' }, false],
    ['DEMO mal écrit', { DEMO: 'OUI' }, false],
  ])('%s', (_, source: Record<string, string>, demonstration) => expect(isDemonstration(source)).toBe(demonstration))

  it('la configuration lue dit la même chose, et qui voulait la démonstration apprend comment', () => {
    expect(readEnv({ ...base, NODE_ENV: 'production' }).DEMO).toBe(false)
    expect(refus({ DATABASE_APP_URL: undefined })).toContain('DEMO=oui')
    expect(refus({ DEMO: 'OUI' })).toContain('Répondez « oui » ou « non »')
  })

  it.each([
    [{ DEMO: 'oui' }, '127.0.0.1'],
    [{ DEMO: 'oui', HOST: '0.0.0.0' }, '0.0.0.0'],
    [{ DEMO: 'non' }, undefined],
    [{ DEMO: 'non', HOST: '10.0.0.4' }, '10.0.0.4'],
  ])('%o : écoute sur %s', (source, host) => {
    vi.stubEnv('HOST', undefined)
    for (const [name, value] of Object.entries(source)) vi.stubEnv(name, value)
    expect(listeningHost()).toBe(host)
    vi.unstubAllEnvs()
  })
})

describe('readEnv : refus de démarrer', () => {
  it('accepte une configuration entière', () => expect(readEnv(base)).toMatchObject({ PORT: 3000, DEMO: false, OUVRIER: true }))

  it.each(Object.keys(base).filter((nom) => nom !== 'DATABASE_URL'))('%s manque : une phrase qui le nomme', (nom) =>
    expect(refus({ [nom]: undefined })).toContain(`${nom} `),
  )

  it.each(['AUTH_SECRET', 'PASSWORD_PEPPER', 'CHAMP_KEK'])('%s faible', (nom) => {
    expect(refus({ [nom]: 'court' })).toContain(`${nom} est trop court`)
    expect(refus({ [nom]: 'a'.repeat(64) })).toContain(`${nom} se devine`)
  })

  it.each([
    ['PORT', 1, 65_535],
    ['POOL_MAX', 2, 100],
    ['PROXY_DE_CONFIANCE', 0, 5],
    ['REQUETES_MAX', 12, 2000],
    ['ARRET_DELAI_MS', 0, 60_000],
  ])('%s : un entier entre ses bornes, sinon une phrase qui les dit', (nom, min, max) => {
    for (const bon of [min, max]) expect(readEnv({ ...base, [nom]: String(bon) })).toMatchObject({ [nom]: bon })
    for (const faux of [String(min - 1), String(max + 1), '', 'beaucoup', 'NaN', 'Infinity', '1e9', '12.5', '-0', ' 12'])
      expect(refus({ [nom]: faux }), faux).toContain(`${nom} doit être un nombre entier, de ${min} à ${max}.`)
  })

  it('dit chaque faute en une fois', () => {
    const message = refus({ AUTH_SECRET: undefined, CHAMP_KEK: 'x', DATABASE_URL: 'mysql://' })
    for (const nom of ['AUTH_SECRET', 'CHAMP_KEK', 'DATABASE_URL']) expect(message).toContain(nom)
  })

  it('refuse http et deux secrets égaux hors démonstration', () => {
    expect(refus({ APP_URL: 'http://espace.exemple.fr' })).toContain('https://')
    expect(refus({ CHAMP_KEK: base.AUTH_SECRET })).toContain('différents')
  })

  it('refuse de se passer d’antivirus sans le dire', () => {
    expect(refus({ CLAMAV_HOST: undefined })).toContain('CLAMAV_HOST manque')
    expect(refus({ CLAMAV_HOST: 'http://antivirus' })).toContain('CLAMAV_HOST doit')
    expect(refus({ CLAMAV_HOST: undefined, ANTIVIRUS: 'non' })).toContain('ANTIVIRUS')
    expect(refus({ CLAMAV_HOST: undefined, ANTIVIRUS: 'aucun' })).toBe('')
    expect(refus({ CLAMAV_HOST: undefined, DEMO: 'oui' })).toBe('')
  })

  it('le journal est à « info » en production et à « warn » en démonstration, sauf à le dire', () => {
    expect(readEnv(base).JOURNAL_NIVEAU).toBe('info')
    expect(readEnv({ ...base, DEMO: 'oui' }).JOURNAL_NIVEAU).toBe('warn')
    expect(readEnv({ ...base, JOURNAL_NIVEAU: 'debug' }).JOURNAL_NIVEAU).toBe('debug')
    expect(refus({ JOURNAL_NIVEAU: 'bavard' })).toContain('JOURNAL_NIVEAU vaut')
  })

  it('le domaine des identifiants de message est celui de qui envoie, ou celui qui est donné', () => {
    expect(readEnv(base).MAIL_DOMAINE).toBe('exemple.fr')
    expect(readEnv({ ...base, MAIL_DOMAINE: 'courriel.exemple.fr' }).MAIL_DOMAINE).toBe('courriel.exemple.fr')
    for (const faux of ['exemple', 'Exemple.fr', 'a@exemple.fr', '-a.fr', 'a b.fr', ''])
      expect(refus({ MAIL_DOMAINE: faux }), faux).toContain('MAIL_DOMAINE doit')
  })

  it('FICHIERS=s3 demande le seau et ses clés, une phrase chacun ; sur disque, rien', () => {
    const s3 = {
      FICHIERS: 's3',
      S3_BUCKET: 'portail-pieces',
      S3_ENDPOINT: 'https://s3.exemple.fr',
      S3_REGION: 'eu-west-3',
      S3_ACCESS_KEY_ID: 'AKIA1234',
      S3_SECRET_ACCESS_KEY: 'secrete',
    }
    expect(readEnv(base)).toMatchObject({ FICHIERS: 'disque' })
    expect(readEnv({ ...base, ...s3 })).toMatchObject({ FICHIERS: 's3', S3: { S3_BUCKET: 'portail-pieces', S3_REGION: 'eu-west-3' } })
    for (const nom of Object.keys(s3).slice(1)) {
      expect(refus({ ...s3, [nom]: undefined }), nom).toContain(`${nom} : ${nom} manque : donnez`)
      expect(refus({ ...s3, [nom]: '' }), nom).toContain(nom)
    }
    expect(refus({ FICHIERS: 's3' }).match(/^ {2}S3_/gm)).toHaveLength(5)
    expect(refus({ FICHIERS: 'nuage' })).toContain('FICHIERS vaut')
    expect(refus({ ...s3, S3_BUCKET: 'Pièces' })).toContain('S3_BUCKET doit')
    expect(refus({ ...s3, S3_ENDPOINT: 'ftp://s3.exemple.fr' })).toContain('S3_ENDPOINT doit')
  })

  it('refuse la boîte locale hors démonstration, et un transport sans ce qu’il lui faut', () => {
    expect(refus({ MAIL: 'boite' })).toContain('MAIL manque')
    expect(refus({ MAIL: 'pigeon' })).toContain('MAIL vaut')
    expect(refus({ SMTP_URL: 'http://exemple.fr' })).toContain('SMTP_URL')
    expect(refus({ MAIL: 'resend' })).toContain('RESEND_API_KEY')
    expect(refus({ MAIL_EXPEDITEUR: 'Carcept <a@exemple.fr>' })).toContain('MAIL_EXPEDITEUR')
    expect(refus({ MAIL: undefined, SMTP_URL: undefined, MAIL_EXPEDITEUR: undefined, DEMO: 'oui' })).toBe('')
  })
})

describe('Net-entreprises et l’annuaire', () => {
  const trois = { NET_ENTREPRISES_EMETTEUR: 'https://ne.exemple.fr', NET_ENTREPRISES_CLIENT: 'portail', NET_ENTREPRISES_SECRET: tire() }

  it('Net-entreprises est configuré en entier ou pas du tout, et par un émetteur que l’on peut croire', () => {
    expect(refus(trois)).toBe('')
    for (const nom of Object.keys(trois)) expect(refus({ ...trois, [nom]: undefined }), nom).toContain('vont ensemble')
    expect(refus({ ...trois, NET_ENTREPRISES_EMETTEUR: 'http://ne.exemple.fr' })).toContain('https')
    expect(refus({ ...trois, NET_ENTREPRISES_EMETTEUR: 'http://127.0.0.1:13000' })).toBe('')
    expect(refus({ ...trois, NET_ENTREPRISES_EMETTEUR: 'javascript:x' })).toContain('NET_ENTREPRISES_EMETTEUR')
  })

  it('l’INSEE veut sa clé ; l’autre service, ou aucun, n’en veut pas', () => {
    expect(refus({ ANNUAIRE: 'insee' })).toContain('INSEE_CLE')
    expect(refus({ ANNUAIRE: 'insee', INSEE_CLE: 'une-clé-de-seize-signes' })).toBe('')
    for (const ANNUAIRE of ['recherche-entreprises', 'aucun', undefined]) expect(refus({ ANNUAIRE })).toBe('')
    expect(refus({ ANNUAIRE: 'autre' })).toContain('ANNUAIRE')
  })
})

describe('les adresses des services de retraite', () => {
  const seules = { 'date-limite-declaration': 'https://www.net-entreprises.fr/calendrier' }

  it('se donnent en JSON, service par service ; sans rien, celles du portail', () => {
    expect(readEnv({ ...base, RETRAITE_ADRESSES: JSON.stringify(seules) }).RETRAITE_ADRESSES).toEqual(seules)
    expect(readEnv(base).RETRAITE_ADRESSES).toEqual({})
  })

  it.each(['{', '[]', '"x"', '{"inconnu":"https://a.fr/"}', '{"payer-en-ligne":"http://a.fr/"}', '{"payer-en-ligne":"javascript:alert(1)"}'])(
    'mal écrites, elles arrêtent le démarrage par une phrase : %s',
    (RETRAITE_ADRESSES) => expect(refus({ RETRAITE_ADRESSES })).toMatch(/RETRAITE_ADRESSES doit être un objet JSON/),
  )
})
