import { describe, expect, it } from 'vitest'
import { type DonneesDe, isReglable, MODELES, type Modele, natureOf } from '@/lib/mail/catalogue'
import type { Contenu } from '@/lib/mail/contenu'
import { composeCourriel } from '@/lib/mail/compose-courriel'
import { openLinks } from '@/lib/identite/jeton'

const APP = 'https://espace.exemple.fr'
const envoyeeLe = new Date('2026-11-23T14:05:00Z')
const demande = {
  numero: 'CP-2026-0000123-7',
  siren: '900000019',
  raisonSociale: 'Transports Durand',
  demarche: 'Déclarer un arrêt de travail',
  envoyeeLe,
}

const { envoyeeLe: _, ...sienne } = demande
const suivie = { ...sienne, par: 'Sophie Martin' }
const commence = {
  id: '0199f0a0-0000-7000-8000-000000000011',
  siren: demande.siren,
  raisonSociale: demande.raisonSociale,
  demarche: demande.demarche,
}
const entreprise = { siren: demande.siren, raisonSociale: demande.raisonSociale }

const delegation = {
  delegationId: '0199f0a0-0000-7000-8000-000000000008',
  compteId: '0199f0a0-0000-7000-8000-000000000009',
  compte: 'Transports Durand',
  cabinet: 'Cabinet Haddad',
  par: 'Claire Petit',
}
const PHRASE = 'pourra déclarer en prévoyance et consulter en santé pour 3\u00a0entreprises, sans date de fin.'

/** Chaque modèle, et chaque façon dont il se dit. Un modèle sans exemple ne se compile pas. */
const EXEMPLES: { [M in Modele]: DonneesDe<M>[] } = {
  'demande-envoyee': [
    { ...demande, cabinet: null, pour: 'auteur' },
    { ...demande, numero: 'CP-2026-0000124-5', cabinet: 'Cabinet Morel', pour: 'auteur' },
    { ...demande, cabinet: 'Cabinet Morel', pour: 'administrateur' },
  ],
  'demande-prise-en-charge': [suivie],
  'message-recu': [suivie],
  'pieces-demandees': [
    { ...suivie, pieces: ['Extrait Kbis de moins de trois mois'], echeance: new Date('2026-12-08T00:00:00Z') },
    { ...suivie, par: null, pieces: [null, 'RIB', null], echeance: new Date('2026-12-08T00:00:00Z') },
  ],
  'correction-demandee': [
    { ...suivie, reponses: 1, echeance: new Date('2026-12-08T00:00:00Z') },
    { ...suivie, par: null, reponses: 3, echeance: new Date('2026-12-09T00:00:00Z') },
  ],
  'piece-refusee': [{ ...suivie, piece: 'RIB' }],
  'demande-cloturee': [suivie],
  'demande-rouverte': [suivie],
  'resume-du-jour': [
    {
      jour: '2026-11-30',
      nouveautes: 4,
      lignes: [
        { siren: demande.siren, nom: 'Transports Durand', dit: '2\u00a0demandes, 1\u00a0courrier ou document' },
        { siren: null, nom: 'Plusieurs entreprises, et vos délégations', dit: '1\u00a0délégation ou brouillon confié' },
      ],
      autres: 0,
    },
    { jour: '2026-12-01', nouveautes: 300, lignes: [{ siren: demande.siren, nom: 'Transports Durand', dit: '2\u00a0demandes' }], autres: 253 },
  ],
  'brouillon-confie': [{ ...commence, par: 'Claire Petit' }],
  'brouillon-expire': [{ ...commence, jour: new Date('2026-12-08T00:00:00Z') }],
  'courrier-disponible': [
    { id: '0199f0a0-0000-7000-8000-000000000006', numero: 'CO-2026-0000123-7', ...entreprise, univers: 'prevoyance', reponseLe: null },
    { id: '0199f0a0-0000-7000-8000-000000000006', numero: 'CO-2026-0000124-5', ...entreprise, univers: 'sante', reponseLe: envoyeeLe },
  ],
  'document-disponible': [
    { univers: 'sante', premiere: entreprise, combien: 1 },
    { univers: 'prevoyance', premiere: entreprise, combien: 214 },
  ],
  'fiche-dsn-publiee': [{ ...entreprise, version: 2, effetLe: envoyeeLe }],
  'fiche-dsn-rappelee': [{ ...entreprise, version: 2, effetLe: envoyeeLe, avant: envoyeeLe }],
  'retour-dsn-publie': [
    { ...entreprise, mois: '2026-10', prise: true },
    { ...entreprise, mois: '2026-11', prise: false },
  ],
  'connexion-bloquee': [{ quand: envoyeeLe, echecs: 10, jetonId: '0199f0a0-0000-7000-8000-000000000004' }],
  inscription: [{ inscriptionId: '0199f0a0-0000-7000-8000-000000000002', expireLe: envoyeeLe }],
  'compte-existant': [{ quand: envoyeeLe }],
  bienvenue: [entreprise],
  'entreprise-partagee': [{ ...entreprise, quand: envoyeeLe, qui: 'Paul Petit' }],
  'entreprise-ajoutee': [{ ...entreprise, quand: envoyeeLe, qui: 'Paul Petit' }],
  'entreprise-supprimee': [{ ...entreprise, quand: envoyeeLe, qui: 'Paul Petit' }],
  'certification-fermee': [{ ...entreprise, quand: envoyeeLe }],
  'certification-rouverte': [{ siren: demande.siren }],
  'questions-changees': [{ quand: envoyeeLe }],
  'questions-fermees': [{ quand: envoyeeLe }],
  'mot-de-passe-change': [
    { quand: envoyeeLe, profil: false },
    { quand: envoyeeLe, profil: true },
  ],
  'identifiant-montre': [{ quand: envoyeeLe }],
  'net-entreprises-relie': [{ quand: envoyeeLe }],
  'net-entreprises-delie': [{ quand: envoyeeLe }],
  'lien-mot-de-passe': [{ jetonId: '0199f0a0-0000-7000-8000-000000000003', expireLe: envoyeeLe }],
  'invitation-compte': [
    { lienId: '0199f0a0-0000-7000-8000-000000000004', expireLe: envoyeeLe, par: 'Claire Petit', compte: 'Transports Durand', role: 'collaborateur' },
  ],
  'invitation-cabinet': [
    {
      lienId: '0199f0a0-0000-7000-8000-000000000005',
      expireLe: envoyeeLe,
      par: 'Claire Petit',
      compte: 'Transports Durand',
      cabinet: 'Cabinet Haddad',
    },
  ],
  'invitation-collegue': [{ lienId: '0199f0a0-0000-7000-8000-000000000007', expireLe: envoyeeLe, par: 'Karim Benali', cabinet: 'Cabinet Haddad' }],
  'collegue-modifie': [{ par: 'Karim Benali', cabinet: 'Cabinet Haddad', phrase: 'Agit pour 3 clients.' }],
  'collegue-retire': [{ par: 'Karim Benali', cabinet: 'Cabinet Haddad' }],
  'delegation-a-accepter': [{ ...delegation, phrase: PHRASE, repondreAvant: envoyeeLe }],
  'delegation-rappel': [
    { cabinet: 'Cabinet Haddad', jours: 7, clients: ['Transports Durand', 'Petit Transport'] },
    { cabinet: 'Cabinet Haddad', jours: 1, clients: ['Transports Durand'] },
  ],
  'delegation-acceptee': [{ ...delegation, phrase: PHRASE }],
  'delegation-refusee': [delegation],
  'delegation-correction': [{ ...delegation, repondreAvant: envoyeeLe }],
  'delegation-modifiee': [
    { ...delegation, phrase: PHRASE, attend: true },
    { ...delegation, phrase: PHRASE, attend: false },
  ],
  'delegation-annulee': [delegation],
  'delegation-revoquee': [{ ...delegation, quand: envoyeeLe }],
  'delegation-renoncee': [{ ...delegation, quand: envoyeeLe }],
  'delegation-expiree': [delegation],
  'bienvenue-invite': [
    { ou: 'Transports Durand', quand: envoyeeLe, gestion: false },
    { ou: 'centre de gestion', quand: envoyeeLe, gestion: true },
  ],
  'habilitations-changees': [
    {
      compte: 'Transports Durand',
      par: 'Claire Durand',
      quand: envoyeeLe,
      phrases: ['Vous n’avez plus accès à Durand Voyages.', 'Vous avez désormais accès à Durand Logistique.'],
    },
  ],
  'acces-retire': [{ compte: 'Transports Durand', par: 'Claire Durand', quand: envoyeeLe }],
  'invitation-declinee': [{ qui: 'Lucas Bernard', compte: 'Transports Durand', compteId: '0199f0a0-0000-7000-8000-000000000009', quand: envoyeeLe }],
  'compte-ferme': [{ quand: envoyeeLe, effacerLe: envoyeeLe }],
  'adresse-a-confirmer': [{ changementId: '0199f0a0-0000-7000-8000-000000000005', expireLe: envoyeeLe }],
  'adresse-demandee': [
    { annulationId: '0199f0a0-0000-7000-8000-000000000006', annulableLe: envoyeeLe, nouvelle: 'claire@exemple.fr', quand: envoyeeLe },
  ],
  'adresse-changee': [{ quand: envoyeeLe }],
  'adresse-quittee': [
    { annulationId: '0199f0a0-0000-7000-8000-000000000006', annulableLe: envoyeeLe, nouvelle: 'claire@exemple.fr', quand: envoyeeLe },
  ],
  'nouvel-appareil': [{ quand: envoyeeLe, appareil: 'Firefox sur Windows', lieu: '198.51.100.*' }],
  'second-facteur-active': [{ quand: envoyeeLe }],
  'second-facteur-retire': [{ quand: envoyeeLe }],
  'second-facteur-exige': [true, false].map((active) => ({ compte: 'Transports Durand', qui: 'Claire Durand', quand: envoyeeLe, active })),
  'second-facteur-libere': [{ compte: 'Transports Durand', qui: 'Claire Durand', quand: envoyeeLe }],
  'codes-secours': [{ quand: envoyeeLe }],
  'code-secours-utilise': [{ quand: envoyeeLe, restants: 3 }],
  invitation: [{ jetonId: '0199f0a0-0000-7000-8000-000000000001', expireLe: envoyeeLe }],
}
const exemples = Object.entries(EXEMPLES).flatMap(([modele, tous]) => tous.map((donnees) => ({ modele: modele as Modele, donnees })))
const claire = { prenom: 'Claire', nom: 'Durand' }
const compose = (modele: Modele, donnees: DonneesDe<Modele>, destinataire = claire) =>
  composeCourriel(modele, donnees as never, { destinataire, appUrl: APP })

const NIR = /\b[1-478][\s.]?\d{2}[\s.]?(0[1-9]|1[0-2]|[2-9]\d)[\s.]?(\d{2}|2[AB])[\s.]?\d{3}[\s.]?\d{3}/i
const IBAN = /\b[A-Z]{2}\d{2}(\s?[A-Z0-9]{4}){3,7}/
const ARGENT = /\d[\s\u00a0\u202f]?(€|euros?\b)|salaire|IBAN|\bNIR\b/i

describe('les modèles de courriel', () => {
  it('chaque modèle a un exemple, et aucun objet ne ressemble à un autre', async () => {
    expect(Object.keys(EXEMPLES).sort()).toEqual(Object.keys(MODELES).sort())
    const sujets = await Promise.all(exemples.map(async ({ modele, donnees }) => (await compose(modele, donnees)).sujet))
    expect(new Set(sujets.map((s) => s.toLowerCase())).size).toBe(sujets.length)
    for (const sujet of sujets) expect(sujet.length).toBeLessThanOrEqual(150)
  })

  it.each(exemples)('$modele : objet, texte jumeau, un bouton, des liens du portail seulement, rien de sensible', async ({ modele, donnees }) => {
    const { sujet, texte, html } = await compose(modele, donnees)
    const lien = `${APP}${(MODELES[modele] as (d: unknown) => { bouton: { chemin: string } })(donnees).bouton.chemin}`
    expect(texte).toContain(lien)
    expect(texte).toContain('Pourquoi je reçois ce courriel\u00a0: vous ')
    expect(texte).toContain('Bonjour Claire Durand,')
    const visible = html.replaceAll(/<style>[\s\S]*?<\/style>/g, '').replaceAll('&nbsp;', '\u00a0')
    const { faits } = (MODELES[modele] as (d: unknown) => Contenu)(donnees)
    const lignes = faits.flatMap(([, , chemin]) => (chemin === undefined ? [] : [`${APP}${chemin}`]))
    const liens = [...lignes, lien, ...(isReglable(modele) ? [`${APP}/notifications/preferences`] : [])]
    expect(html.match(/href="[^"]*"/g)).toEqual(liens.map((un) => `href="${un}"`))
    for (const un of liens) expect(texte).toContain(un)
    for (const [adresse] of `${texte} ${visible}`.matchAll(/https?:\/\/[^\s"<]+/g))
      if (!adresse.startsWith('http://www.w3.org/')) expect(liens).toContain(adresse)
    expect(visible).not.toMatch(/<(img|script|link|form|iframe)\b/)
    for (const partie of [sujet, texte]) {
      expect(partie).not.toMatch(NIR)
      expect(partie).not.toMatch(IBAN)
      expect(partie).not.toMatch(ARGENT)
      expect(partie).not.toMatch(/[!']/)
    }
    const paragraphes = texte.split('\n\n').slice(1, -4)
    const nu = visible.replaceAll(/<!--.*?-->/g, '').replaceAll('&amp;', '&')
    for (const paragraphe of paragraphes) for (const ligne of paragraphe.split('\n')) expect(nu.replaceAll(/<[^>]+>/g, '')).toContain(ligne)
  })

  it('ce qui se règle, écrit à la main ; tout le reste part toujours', () => {
    const natures = Map.groupBy((Object.keys(MODELES) as Modele[]).filter(isReglable), natureOf)
    expect(Object.fromEntries([...natures].map(([nature, modeles]) => [String(nature), modeles.sort()]))).toEqual({
      demandes: [
        'brouillon-expire',
        'correction-demandee',
        'demande-cloturee',
        'demande-envoyee',
        'demande-prise-en-charge',
        'demande-rouverte',
        'message-recu',
        'piece-refusee',
        'pieces-demandees',
      ],
      courriers: ['courrier-disponible', 'document-disponible'],
      dsn: ['fiche-dsn-publiee', 'fiche-dsn-rappelee', 'retour-dsn-publie'],
      delegations: [
        'brouillon-confie',
        'delegation-a-accepter',
        'delegation-acceptee',
        'delegation-annulee',
        'delegation-correction',
        'delegation-expiree',
        'delegation-rappel',
        'delegation-refusee',
        'delegation-renoncee',
      ],
      null: ['resume-du-jour'],
    })
  })

  it('la démarche et le numéro y sont ; l’objet de la demande, qui nomme un salarié, n’a pas de place', async () => {
    const { sujet, texte } = await compose('demande-envoyee', EXEMPLES['demande-envoyee'][0] as never)
    expect(sujet).toBe('Demande envoyée\u00a0: CP-2026-0000123-7, Transports Durand')
    expect(texte).toContain('23 novembre 2026 à 15\u00a0h\u00a005')
    // @ts-expect-error le modèle n’accepte pas l’objet
    const refuse: DonneesDe<'demande-envoyee'> = { ...demande, cabinet: null, pour: 'auteur', objet: 'Arrêt de travail de Karim Haddad' }
    expect(refuse).toBeDefined()
  })

  it('la pièce est nommée par son nom usuel, et le gestionnaire par le sien ; ce qu’il a tapé ne l’est pas', async () => {
    const [seule, trois] = await Promise.all(EXEMPLES['pieces-demandees'].map((donnees) => compose('pieces-demandees', donnees)))
    expect(seule?.texte).toContain('Sophie Martin a étudié votre demande et attend 1\u00a0pièce avant le mardi 8 décembre.')
    expect(seule?.texte).toContain('À fournir\u00a0: Extrait Kbis de moins de trois mois')
    expect(seule?.texte).toContain('Fournir la pièce\u00a0:')
    expect(trois?.texte).toContain('Un gestionnaire a étudié')
    expect(trois?.texte).toContain('À fournir\u00a0: RIB, 2\u00a0autres pièces')
    const { texte } = await compose('piece-refusee', { ...suivie, piece: null })
    expect(texte).not.toContain('À remplacer')
    expect((await compose('message-recu', suivie)).texte).toContain('Sophie Martin vous a répondu')
  })

  it.each([
    'Durand\r\nBcc: pirate@exemple.net',
    'Durand\nSubject: autre',
    'Durand\u2028Bcc: x@y.fr',
    'Du\u0000rand',
    '\u202eLRAS dnaruD',
    '<img src=x onerror=alert(1)>',
    '"><a href="https://pirate.example">ici</a>',
    'A'.repeat(5000),
    '\ud83d seul',
  ])('une raison sociale ou un nom hostile reste une ligne sans effet : %j', async (hostile) => {
    const { sujet, texte, html } = await compose(
      'demande-envoyee',
      { ...demande, raisonSociale: hostile, cabinet: hostile, pour: 'administrateur' } as never,
      {
        prenom: hostile,
        nom: hostile,
      },
    )
    expect(sujet).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
    expect(sujet.length).toBeLessThanOrEqual(150)
    expect(sujet.isWellFormed()).toBe(true)
    expect(texte).not.toMatch(/^(Bcc|Subject):/m)
    expect(html).not.toMatch(/<img|<a href="https:\/\/pirate/)
    expect(html.match(/href="[^"]*"/g)).toEqual([expect.stringContaining(`${APP}/e/`), `href="${APP}/notifications/preferences"`])
  })

  it('un nom qui porterait une adresse ou un numéro n’est pas salué : n’importe qui inscrit l’adresse d’un autre', async () => {
    const greet = async (prenom: string, nom: string) =>
      (await compose('inscription', EXEMPLES.inscription[0] as never, { prenom, nom })).texte.split('\n').find((ligne) => ligne.startsWith('Bonjour'))
    expect(await greet('Anne-Lise', 'd’Ormesson')).toBe('Bonjour Anne-Lise d’Ormesson,')
    for (const [prenom, nom] of [
      ['Gagnez sur', 'https://pirate.example'],
      ['Voir', 'pirate.example'],
      ['Appelez', '0899 000 000'],
      ['Écrire à', 'a@pirate.example'],
    ] as const)
      expect(await greet(prenom, nom)).toBe('Bonjour,')
  })

  it('un texte de la base n’est jamais pris pour la place d’un lien', async () => {
    const place = '/jeton.0199f0a0-0000-7000-8000-000000000009'
    const { texte, html, sujet } = await compose('bienvenue', { ...entreprise, raisonSociale: `Durand ${place}` } as never, {
      prenom: place,
      nom: place,
    })
    for (const dit of [texte, html, sujet]) expect(openLinks(dit)).toBe(dit)
  })
})
