/// <reference types="vite/types/importMeta.d.ts" />
import { expect, it } from 'vitest'

/**
 * Le droit que demande chaque porte, puis ceux dont elle se sert pour offrir un acte, et l’univers que sa page suppose : écrits à la main, dans l’ordre
 * du fichier. Un droit plus faible se voit ici ; que la porte le tienne, la matrice le prouve.
 */
const DROITS: Record<string, string> = {
  'app/(espace)/accueil/page.tsx': 'portefeuille:voir',
  'app/(espace)/clients/page.tsx': 'portefeuille:voir',
  'app/(espace)/comptes/[compte]/entreprises/[siren]/page.tsx': 'compte:voir compte:administrer',
  'app/(espace)/comptes/[compte]/entreprises/page.tsx': 'compte:voir compte:administrer',
  'app/(espace)/comptes/[compte]/utilisateurs/page.tsx': 'utilisateur:lister compte:administrer',
  'app/(espace)/courriers/page.tsx': 'portefeuille:voir',
  'app/(espace)/demandes/page.tsx': 'portefeuille:voir',
  'app/(espace)/e/[siren]/bibliotheque/page.tsx': 'document:lire couvre sante, prevoyance',
  'app/(espace)/e/[siren]/brouillons/[id]/[etape]/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/brouillons/[id]/door.ts': 'demande:deposer demande:deposer',
  'app/(espace)/e/[siren]/brouillons/[id]/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/brouillons/[id]/recapitulatif/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/contrats/[reference]/page.tsx': 'contrat:lire',
  'app/(espace)/e/[siren]/contrats/page.tsx': 'contrat:lire couvre sante, prevoyance',
  'app/(espace)/e/[siren]/courriers/[id]/page.tsx': 'courrier:lire',
  'app/(espace)/e/[siren]/courriers/page.tsx': 'courrier:lire',
  'app/(espace)/e/[siren]/demandes/[numero]/door.ts': 'demande:repondre',
  'app/(espace)/e/[siren]/demandes/[numero]/envoyee/page.tsx': 'demande:lire',
  'app/(espace)/e/[siren]/demandes/[numero]/page.tsx': 'node:crypto demande:lire demande:repondre',
  'app/(espace)/e/[siren]/demandes/page.tsx': 'demande:lire demande:deposer',
  'app/(espace)/e/[siren]/demarches/[slug]/door.ts': 'demande:deposer demande:deposer',
  'app/(espace)/e/[siren]/demarches/[slug]/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/demarches/page.tsx': 'demande:deposer couvre sante, prevoyance',
  'app/(espace)/e/[siren]/documents/page.tsx': 'document:lire couvre sante, prevoyance',
  'app/(espace)/e/[siren]/dsn/page.tsx': 'dsn:lire couvre sante, prevoyance',
  'app/(espace)/e/[siren]/offres/page.tsx': 'entreprise:voir',
  'app/(espace)/e/[siren]/page.tsx': 'entreprise:voir demande:deposer',
  'app/(espace)/e/[siren]/prevoyance/page.tsx': 'entreprise:voir couvre prevoyance demande:deposer',
  'app/(espace)/e/[siren]/retraite/page.tsx': 'entreprise:voir couvre retraite',
  'app/(espace)/e/[siren]/sante/page.tsx': 'entreprise:voir couvre sante demande:deposer',
  'app/(espace)/notifications/door.ts': 'portefeuille:voir',
  'app/(espace)/notifications/page.tsx': 'portefeuille:voir',
  'app/(espace)/profil/page.tsx': 'profil:voir',
  'app/api/brouillons/[id]/champs/door.ts': 'demande:deposer',
  'app/api/brouillons/[id]/pieces/door.ts': 'demande:deposer demande:deposer',
  'app/api/demandes/[numero]/message-en-cours/door.ts': 'demande:repondre',
  'app/api/demandes/[numero]/messages/door.ts': 'demande:repondre',
  'app/api/demandes/[numero]/pieces/[piece]/door.ts': 'demande:repondre',
  'app/api/demandes/[numero]/recu/door.ts': 'demande:lire',
  'app/api/direct/door.ts': 'portefeuille:voir',
  'app/api/entreprises/door.ts': 'portefeuille:voir',
  'app/api/gestion/demandes/[numero]/message-en-cours/door.ts': 'gestion:traiter',
  'app/api/gestion/demandes/[numero]/messages/door.ts': 'gestion:traiter',
  'app/api/pieces/[id]/door.ts': 'demande:lire gestion:traiter demande:deposer demande:deposer',
  'app/api/saisies/cle/door.ts': 'portefeuille:voir',
  'app/deconnexion/door.ts': 'session:fermer',
  'app/gestion/(bureau)/demandes/[numero]/door.ts': 'gestion:traiter gestion:traiter gestion:traiter gestion:traiter gestion:traiter',
  'app/gestion/(bureau)/demandes/[numero]/page.tsx': 'node:crypto gestion:traiter',
  'app/gestion/(bureau)/echecs/door.ts': 'gestion:superviser gestion:superviser',
  'app/gestion/(bureau)/echecs/page.tsx': 'gestion:superviser',
  'app/gestion/(bureau)/enregistrer/door.ts': 'gestion:traiter',
  'app/gestion/(bureau)/enregistrer/page.tsx': 'node:crypto gestion:traiter',
  'app/gestion/(bureau)/page.tsx': 'gestion:traiter gestion:superviser',
}

it('chaque porte demande le droit écrit ici', () => {
  const textes = import.meta.glob('/app/**/{page.tsx,actions.ts,route.ts,door.ts}', { query: '?raw', import: 'default', eager: true })
  const lus = Object.entries(textes).flatMap(([fichier, texte]) => {
    const droits = [...String(texte).matchAll(/'([a-z]+:[a-z]+)'|\bparams: \w+, univers: \[([^\]]*)\]/g)]
    const dits = droits.map(([, droit, univers]) => droit ?? `couvre ${univers?.replaceAll("'", '')}`).join(' ')
    return dits === '' ? [] : [[fichier.slice(1), dits] as const]
  })
  expect(Object.fromEntries(lus)).toEqual(DROITS)
})
