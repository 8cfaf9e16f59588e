/** Next joint cette vue à chaque page : elle reste d’une ligne. Les adresses inconnues passent par `[...chemin]`. */
export default function NotFound() {
  return <p>Page introuvable</p>
}
