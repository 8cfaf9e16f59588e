/** « Reconnectez-vous, vos saisies sont gardées ». Ouvert par le formulaire quand la session est finie ; fermé, il n’est pas là. */
export function ReconnectDialog({ href }: { href: string }) {
  return (
    <dialog
      className="w-[min(34rem,100%)] rounded-3 border border-line bg-raised p-6 text-ink shadow-raised backdrop:bg-(--veil)"
      data-reconnexion=""
      aria-labelledby="reconnexion-titre"
    >
      <h2 id="reconnexion-titre">Reconnectez-vous, vos saisies sont gardées</h2>
      <p>Votre session est terminée. Ouvrez la connexion dans un autre onglet, puis revenez ici{'\u00a0'}: ce que vous avez tapé sera enregistré.</p>
      <div className="actions mt-6 justify-end">
        <a className="button" href={href} target="_blank" rel="noreferrer">
          Se connecter<span className="sr-only"> (nouvelle fenêtre)</span>
        </a>
        <button className="button button--primary" type="button" data-reessayer="">
          C’est fait, enregistrer
        </button>
      </div>
    </dialog>
  )
}
