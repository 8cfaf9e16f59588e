/**
 * La pastille : un nombre qui attend, et sa phrase pour les lecteurs d’écran. Rien à 0, « 99+ » au-delà de 99.
 * `phrase` suit le nombre : « notifications dans Mes demandes ». `quiet` : un compte qui n’attend personne, donc sans orange.
 */
export function Badge({ nombre, phrase, quiet }: { nombre: number; phrase: string; quiet?: boolean }) {
  if (nombre <= 0) return null
  return (
    <span className={quiet ? 'badge bg-sunken text-ink' : 'badge'}>
      <span aria-hidden="true">{nombre > 99 ? '99+' : nombre}</span>
      <span className="sr-only">{` ${nombre} ${phrase}`}</span>
    </span>
  )
}
