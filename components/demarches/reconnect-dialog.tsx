/** « Reconnectez-vous, vos saisies sont gardées ». Ouvert par le formulaire quand la session est finie ; fermé, il n’est pas là. */
export function ReconnectDialog({ href }: { href: string }) {
  return (
    <dialog className="dialog" data-reconnexion="" aria-labelledby="reconnexion-titre">
      <h2 id="reconnexion-titre">Reconnectez-vous, vos saisies sont gardées</h2>
      <p>Votre session est terminée. Ouvrez la connexion dans un autre onglet, puis revenez ici{'\u00a0'}: ce que vous avez tapé sera enregistré.</p>
      <div className="actions">
        <a className="button" href={href} target="_blank" rel="noreferrer">
          Se connecter<span className="sr"> (nouvelle fenêtre)</span>
        </a>
        <button className="button button--primary" type="button" data-reessayer="">
          C’est fait, enregistrer
        </button>
      </div>
    </dialog>
  )
}
