/** Stands in for 'cloudflare:workers' outside workerd: Durable Objects are ordinary classes. */
export class DurableObject<Env> {
  protected ctx: DurableObjectState
  protected env: Env
  constructor(ctx: DurableObjectState, env: Env) {
    this.ctx = ctx
    this.env = env
  }
}
