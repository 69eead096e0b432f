#include "clp.h"

#include <coin/Clp_C_Interface.h>
#include <dlfcn.h>
#include <stdlib.h>

// The compiler holds every signature of ours against Clp's own header.
#define FIND(field, function)                                                                              \
  do {                                                                                                     \
    _Static_assert(                                                                                        \
      __builtin_types_compatible_p(__typeof__(found->field), __typeof__(&function)), #function " changed"); \
    *(void **)&found->field = dlsym(library, #function);                                                   \
    if (!found->field) goto missing;                                                                       \
  } while (0)

const clp_library *clp_open(const char *name) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) return NULL;
  clp_library *found = malloc(sizeof(clp_library));
  if (!found) return NULL;
  FIND(new_model, Clp_newModel);
  FIND(delete_model, Clp_deleteModel);
  FIND(load_problem, Clp_loadProblem);
  FIND(set_log_level, Clp_setLogLevel);
  FIND(set_maximum_seconds, Clp_setMaximumSeconds);
  FIND(set_direction, Clp_setOptimizationDirection);
  FIND(primal, Clp_primal);
  FIND(status, Clp_status);
  FIND(objective_value, Clp_objectiveValue);
  FIND(objective, Clp_objective);
  FIND(column_lower, Clp_columnLower);
  FIND(column_upper, Clp_columnUpper);
  FIND(solution, Clp_primalColumnSolution);
  FIND(iterations, Clp_numberIterations);
  FIND(version, Clp_Version);
  return found;
missing:
  free(found);
  return NULL;
}
