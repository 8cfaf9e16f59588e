/** L’adresse que l’on voulait sans doute écrire : une question, qui n’empêche rien. */
export function EmailAdvice({ champ, conseil }: { champ: string; conseil: string | null }) {
  const correct = () => {
    const saisie = document.getElementById(champ)
    if (!(saisie instanceof HTMLInputElement) || conseil === null) return
    saisie.value = conseil
    saisie.dispatchEvent(new Event('input', { bubbles: true }))
    saisie.focus()
  }
  return (
    <div role="status">
      {conseil ? (
        <p className="mt-2 text-sm">
          Vouliez-vous dire <b className="wrap-anywhere">{conseil}</b>
          {'\u202f'}?{' '}
          <button type="button" className="cursor-pointer py-1 text-link underline underline-offset-[.2em] hover:decoration-2" onClick={correct}>
            Corriger
          </button>
        </p>
      ) : null}
    </div>
  )
}
