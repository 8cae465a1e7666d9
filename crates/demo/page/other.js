// Signs a new tab in as somebody of the other company, so that one can be both sides of a request at once.

const read = ({ body }) => JSON.parse(new TextDecoder().decode(body));

/** A session of somebody of another company than this one's, with the same role where there is one; null: none. */
export async function otherSession(ask, session) {
  try {
    const mine = session.get() ?? session.shared();
    const [here, options] = await Promise.all([
      ask({ url: "/api/v1/session", session: mine }),
      ask({ url: "/api/v1/session/options" }),
    ]);
    const { people, password } = read(options).demo;
    const me = here.status === 200 ? read(here) : null;
    const person = choose(people, me?.account.name ?? people[0]?.company, me?.user.role);
    const answer = await ask({
      method: "POST",
      url: "/api/v1/session",
      headers: [["content-type", "application/json"]],
      body: JSON.stringify({ email: person.email, password }),
    });
    return answer.session ?? null;
  } catch (error) {
    // The page to sign in says what is wrong.
    console.error(error);
    return null;
  }
}

function choose(people, company, role) {
  const others = people.filter((person) => person.company !== company && person.role !== "operator");
  return others.find((person) => person.role === role) ?? others[0];
}
