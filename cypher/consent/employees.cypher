// title: Which of some people are or were employees
// mode: READ
// params: {"ids": ["none"]}
// returns: id
MATCH (p:Person)
WHERE p.id IN $ids AND p:Employee
RETURN p.id AS id
