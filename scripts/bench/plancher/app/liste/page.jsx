import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.PLANCHER_URL, max: 10 })
const ask = (name, text) => pool.query({ name, text, values: ['900000019'] }).then(({ rows }) => rows)

export default async function List() {
  const [{ total }] = await ask('compte', 'SELECT count(*)::int AS total FROM plancher WHERE siren = $1')
  const rows = await ask('liste', 'SELECT * FROM plancher WHERE siren = $1 ORDER BY modifie_le DESC, id LIMIT 25')
  return (
    <main>
      <h1>Demandes</h1>
      <p>{total} demandes</p>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`/demandes/${row.numero}`}>{row.objet}</a>
              </th>
              <td>{row.statut}</td>
              <td>{row.modifie_le.toISOString()}</td>
              <td>{row.numero}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
