// The API, asked without the page: the same questions whoever answers them.

export interface Answer {
  status(): number;
  ok(): boolean;
  headers(): Record<string, string>;
  text(): Promise<string>;
  json(): Promise<any>;
}

export interface Question {
  params?: Record<string, string>;
  /** Sent as it is when it is text, else as JSON. */
  data?: unknown;
  headers?: Record<string, string>;
}

export interface Asked {
  method: string;
  /** From `/api/v1` on, whatever the base path. */
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

export abstract class Asker {
  protected abstract ask(asked: Asked): Promise<Answer>;

  get(path: string, question?: Question): Promise<Answer> {
    return this.ask(asked("GET", path, question));
  }

  post(path: string, question?: Question): Promise<Answer> {
    return this.ask(asked("POST", path, question));
  }

  patch(path: string, question?: Question): Promise<Answer> {
    return this.ask(asked("PATCH", path, question));
  }

  delete(path: string, question?: Question): Promise<Answer> {
    return this.ask(asked("DELETE", path, question));
  }
}

function asked(method: string, path: string, { params, data, headers = {} }: Question = {}): Asked {
  const query = params ? `?${new URLSearchParams(params)}` : "";
  const json: Record<string, string> = data === undefined || typeof data === "string" ? {} : { "content-type": "application/json" };
  const body = data === undefined ? null : typeof data === "string" ? data : JSON.stringify(data);
  return { method, path: path + query, headers: { ...json, ...headers }, body };
}
