type CertificationFieldProps = { nom: string; texte: string; erreur: string | undefined; coche?: boolean }

/** Ce que la personne certifie avant d’envoyer, et ce qui manque quand elle ne l’a pas coché. */
export const CertificationField = ({ nom, texte, erreur, coche }: CertificationFieldProps) => (
  <div className={erreur ? 'field field--error' : 'field'}>
    {erreur ? (
      <p className="error" id={`${nom}-erreur`}>
        <span>
          <span className="sr-only">Erreur&nbsp;: </span>
          {erreur}
        </span>
      </p>
    ) : null}
    <label className="tick">
      <input
        type="checkbox"
        id={nom}
        name={nom}
        value="oui"
        defaultChecked={coche}
        aria-required
        aria-invalid={erreur ? true : undefined}
        aria-describedby={erreur ? `${nom}-erreur` : undefined}
      />
      <span>
        {texte}{' '}
        <span className="font-bold text-danger" aria-hidden="true">
          *
        </span>
      </span>
    </label>
  </div>
)
