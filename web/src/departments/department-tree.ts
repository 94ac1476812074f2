/** A department and those below it. */
export interface Branch<Department> {
  readonly department: Department;
  readonly children: readonly Branch<Department>[];
}

/**
 * Departments as a tree, in the order they came. One whose parent is not among them stands at the top; nothing is lost
 * if the data should hold a circle.
 */
export function departmentTree<
  Department extends { readonly id: string; readonly parent?: { readonly id: string } | null },
>(departments: readonly Department[]): Branch<Department>[] {
  const known = new Set(departments.map(({ id }) => id));
  const placed = new Set<string>();
  const branch = (department: Department): Branch<Department> => {
    placed.add(department.id);
    const below = departments.filter(({ id, parent }) => parent?.id === department.id && !placed.has(id));
    return { department, children: below.map(branch) };
  };
  const tops = departments.filter(({ parent }) => !parent || !known.has(parent.id)).map(branch);
  const left = departments.flatMap((department) => (placed.has(department.id) ? [] : [branch(department)]));
  return [...tops, ...left];
}
