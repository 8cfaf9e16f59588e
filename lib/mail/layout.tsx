import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from '@react-email/components'
import { marque } from '@/lib/ground/marque'
import type { Contenu } from './contenu'

const { couleurs } = marque
const POLICE = "'Hanken Grotesk', 'Segoe UI', Helvetica, Arial, sans-serif"

/** Les classes ne servent qu’au thème sombre, que peu de messageries lisent : le clair est écrit sur chaque élément. */
const SOMBRE = `
  @media (prefers-color-scheme: dark) {
    .fond { background-color: ${couleurs.barreSombre} !important }
    .carte { background-color: #1f2a34 !important; border-color: #3a4853 !important }
    .texte { color: #f2f4f5 !important }
    .discret { color: #b9c4cc !important }
    .bouton { background-color: #9cc4ea !important; color: #0f1a24 !important }
  }`

const css = {
  fond: { backgroundColor: couleurs.fond, fontFamily: POLICE, margin: 0, padding: '24px 12px' },
  carte: { backgroundColor: '#ffffff', border: '1px solid #d9dad4', borderRadius: '8px', maxWidth: '560px', padding: '24px' },
  marque: { color: couleurs.marque, fontSize: '18px', lineHeight: '24px', margin: '0 0 20px' },
  titre: { color: '#17212b', fontSize: '22px', lineHeight: '28px', margin: '0 0 16px' },
  texte: { color: '#17212b', fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' },
  fait: { color: '#17212b', fontSize: '16px', lineHeight: '24px', margin: '0 0 4px' },
  bouton: {
    backgroundColor: couleurs.marque,
    borderRadius: '6px',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    padding: '12px 20px',
    textDecoration: 'none',
  },
  discret: { color: '#4a5661', fontSize: '14px', lineHeight: '20px', margin: '0 0 8px' },
} as const

/** Ce que dit le lien vers les réglages, dans chaque courriel qui se règle. */
export const REGLER = 'Régler ce que vous recevez'

type LayoutProps = { contenu: Contenu; lien: string; reglages: string | null; lieu: string; salutation: string }

/**
 * La seule mise en page des courriels. `lien` est l’adresse entière du bouton ; elle est aussi écrite, pour qui ne peut pas le presser. `reglages` : celle où
 * il se règle ; `null` quand il part toujours.
 */
export function Layout({ contenu, lien, reglages, lieu, salutation }: LayoutProps) {
  return (
    <Html lang="fr" dir="ltr">
      <Head>
        <title>{contenu.sujet}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{SOMBRE}</style>
      </Head>
      <Preview>{contenu.apercu}</Preview>
      <Body className="fond" style={css.fond}>
        <Container className="carte" style={css.carte}>
          <Text className="texte" style={css.marque}>
            <strong>{marque.nomFort}</strong> {marque.nomLeger} – {lieu}
          </Text>
          <Heading as="h1" className="texte" style={css.titre}>
            {contenu.titre}
          </Heading>
          <Text className="texte" style={css.texte}>
            {salutation}
          </Text>
          {contenu.paragraphes.map((phrase) => (
            <Text key={phrase} className="texte" style={css.texte}>
              {phrase}
            </Text>
          ))}
          {contenu.faits.map(([libelle, valeur, adresse]) => (
            <Text key={`${libelle} ${adresse ?? ''}`} className="texte" style={css.fait}>
              {libelle}&nbsp;: <strong>{adresse ? <Link href={adresse}>{valeur}</Link> : valeur}</strong>
            </Text>
          ))}
          <Section style={{ padding: '20px 0 12px' }}>
            <Button className="bouton" href={lien} style={css.bouton}>
              {contenu.bouton.libelle}
            </Button>
          </Section>
          <Text className="discret" style={css.discret}>
            Si le bouton ne répond pas, copiez cette adresse&nbsp;: {lien}
          </Text>
          <Hr />
          <Text className="discret" style={css.discret}>
            Pourquoi je reçois ce courriel&nbsp;: vous {contenu.raison}.
            {reglages ? (
              <>
                {' '}
                <Link href={reglages}>{REGLER}</Link>
              </>
            ) : null}
          </Text>
          <Text className="discret" style={css.discret}>
            Message automatique, les réponses ne sont pas lues. {marque.nom}, {marque.telephone}, {marque.horaires}.
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
