/** Le travail de ce processus, en ms de processeur : ce que font les autres de la machine n’y compte pas. Le moindre de trois essais. */
export async function cost(work: () => Promise<unknown>, essais = 3): Promise<number> {
  const couts: number[] = []
  for (let tour = 0; tour < essais; tour++) {
    const avant = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(avant)
    couts.push((user + system) / 1000)
  }
  return Math.min(...couts)
}
