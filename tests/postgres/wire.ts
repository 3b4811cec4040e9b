import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { later } from './later.js';

/** A wire between the companion and a server that tests can watch and cut. */
export interface Wire {
  /** The variables by which a companion connects through it. */
  env: Record<string, string>;
  /** Connections made through it so far. */
  connections: number;
  /** Cuts every connection at once, as a broken network does. */
  cut(): void;
}

/** Lays a wire to the server that `env` names, until the end of the file. */
export async function layWire(env: Record<string, string>): Promise<Wire> {
  const sockets = new Set<Socket>();
  const listener = createServer(near => {
    const far = connect(Number(env.PGPORT), env.PGHOST);
    wire.connections += 1;
    for (const [from, to] of [
      [near, far],
      [far, near]
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const wire: Wire = {
    env,
    connections: 0,
    cut: () => sockets.forEach(socket => socket.resetAndDestroy())
  };
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  wire.env = {
    ...env,
    PGPORT: String((listener.address() as AddressInfo).port)
  };
  later(() => {
    wire.cut();
    listener.close();
  });
  return wire;
}
