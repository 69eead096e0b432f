#ifndef FAELLED_CLP_H
#define FAELLED_CLP_H


/// The functions of Clp, a linear programming solver, that Fælled calls. They are looked up while the program runs, so
/// that a machine without Clp can start Fælled and be told what is missing.
typedef struct clp_library {
  void *_Nullable (*_Nonnull new_model)(void);
  void (*_Nonnull delete_model)(void *_Nonnull model);
  void (*_Nonnull load_problem)(
    void *_Nonnull model, int columns, int rows, const int *_Nonnull starts, const int *_Nonnull rows_of, const double *_Nonnull elements,
    const double *_Nonnull column_lower, const double *_Nonnull column_upper, const double *_Nonnull objective, const double *_Nonnull row_lower,
    const double *_Nonnull row_upper);
  void (*_Nonnull set_log_level)(void *_Nonnull model, int level);
  void (*_Nonnull set_maximum_seconds)(void *_Nonnull model, double seconds);
  void (*_Nonnull set_direction)(void *_Nonnull model, double direction);
  int (*_Nonnull primal)(void *_Nonnull model, int values_pass);
  int (*_Nonnull status)(void *_Nonnull model);
  double (*_Nonnull objective_value)(void *_Nonnull model);
  double *_Nonnull (*_Nonnull objective)(void *_Nonnull model);
  double *_Nonnull (*_Nonnull column_lower)(void *_Nonnull model);
  double *_Nonnull (*_Nonnull column_upper)(void *_Nonnull model);
  double *_Nonnull (*_Nonnull solution)(void *_Nonnull model);
  int (*_Nonnull iterations)(void *_Nonnull model);
  const char *_Nonnull (*_Nonnull version)(void);
} clp_library;

/// The library by its file name, for example "libClp.so.1"; null when it, or a function of it, is missing.
const clp_library *_Nullable clp_open(const char *_Nonnull name);

#endif
