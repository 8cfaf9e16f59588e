export default function Empty() {
  return <h1>Rien</h1>
}
