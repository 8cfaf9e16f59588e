import 'server-only'
import { render } from '@react-email/components'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'
import { type DonneesDe, isReglable, MODELES, type Modele } from './catalogue'
import type { Contenu } from './contenu'
import { headerText } from './header-text'
import { Layout, REGLER } from './layout'

/** Un courriel prêt à écrire : l’objet, le texte et son double en HTML. */
export type Compose = { sujet: string; texte: string; html: string }

/**
 * Compose un courriel. Tout ce qui vient de la base (noms, raison sociale) y devient une ligne sans signe de contrôle.
 * @param destinataire à qui l’on parle.
 * @param appUrl l’adresse publique du portail : les liens n’en connaissent pas d’autre.
 */
export async function composeCourriel<M extends Modele>(
  modele: M,
  donnees: DonneesDe<M>,
  { destinataire, appUrl }: { destinataire: { prenom: string; nom: string }; appUrl: string },
): Promise<Compose> {
  const contenu = clean((MODELES[modele] as (d: DonneesDe<M>) => Contenu)(donnees), appUrl)
  const lien = new URL(contenu.bouton.chemin, appUrl).href
  const salutation = greet(destinataire)
  const reglages = isReglable(modele) ? new URL(routes.reglerAvis(), appUrl).href : null
  const html = await render(<Layout contenu={contenu} lien={lien} reglages={reglages} lieu={marque.lieu.public} salutation={salutation} />)
  return { sujet: contenu.sujet, texte: text(contenu, lien, salutation, reglages), html }
}

/** On ne salue qu’un nom fait de lettres : qui inscrit l’adresse d’un autre lui ferait dire, de notre part, un lien ou un numéro. */
function greet({ prenom, nom }: { prenom: string; nom: string }): string {
  const qui = headerText(`${prenom} ${nom}`, 120)
  return /^[\p{L}\p{M}'’ -]+$/u.test(qui) ? `Bonjour ${qui},` : 'Bonjour,'
}

function clean(contenu: Contenu, appUrl: string): Contenu {
  return {
    sujet: line(contenu.sujet),
    apercu: line(contenu.apercu),
    titre: line(contenu.titre),
    paragraphes: contenu.paragraphes.map((p) => line(p, 1000)),
    faits: contenu.faits.map(([libelle, valeur, chemin]) =>
      chemin === undefined ? ([libelle, line(valeur, 300)] as const) : ([line(libelle), line(valeur, 300), new URL(chemin, appUrl).href] as const),
    ),
    bouton: contenu.bouton,
    raison: line(contenu.raison),
  }
}

/** Une ligne sûre, où rien n’est pris pour la place d’un secret : seul le bouton porte un lien qui s’ouvre au départ. */
const line = (texte: string, max?: number): string => headerText(texte, max).replaceAll('/jeton.', '/ jeton.')

const text = (contenu: Contenu, lien: string, salutation: string, reglages: string | null): string =>
  [
    `${marque.nom} – ${marque.lieu.public}`,
    contenu.titre,
    salutation,
    ...contenu.paragraphes,
    contenu.faits.map(([libelle, valeur, adresse]) => `${libelle}\u00a0: ${valeur}${adresse ? `\n${adresse}` : ''}`).join('\n'),
    `${contenu.bouton.libelle}\u00a0:\n${lien}`,
    `--\nPourquoi je reçois ce courriel\u00a0: vous ${contenu.raison}.${reglages ? `\n${REGLER}\u00a0:\n${reglages}` : ''}`,
    `Message automatique, les réponses ne sont pas lues.\n${marque.nom}, ${marque.telephone}, ${marque.horaires}.`,
  ]
    .filter((bloc) => bloc !== '')
    .join('\n\n')
