import { defineDemarche, etape } from '@/lib/demarches/define'
import { checkContact } from './rules'

/** La plus petite démarche : un message. Copiée dans `lib/demarches`, elle doit y tenir seule. */
export const demarcheNeuve = defineDemarche({
  slug: 'demarche-neuve',
  version: 1,
  titre: 'Nous écrire',
  domaine: 'compte',
  place: 1,
  phrase: 'Une question, une réponse',
  encore: 'Écrire encore',
  univers: ['sante', 'prevoyance'],
  minutes: 2,
  preparer: ['Votre question'],
  suite: ['Nous répondons sous 5 jours.'],
  etapes: [
    etape('message', 'Message', { message: { kind: 'text', label: 'Message', multiligne: true, max: 2000 } }),
    etape('certification', 'Certification', {
      certification: { kind: 'certification', label: 'Certification', texte: 'Je certifie l’exactitude de ces réponses.' },
    }),
  ],
  check: checkContact,
  avertir: () => [],
  pieces: () => [],
  objet: () => 'Message',
})
