# A room is a folder of sources that is one library and one namespace.

# budget_room(folder USES rooms... LIBRARIES libraries... PRIVATE libraries...)
#
# Makes the library room_<folder, / as _> of every source in `folder`.  USES names the
# rooms below whose headers it includes; tests/house/layers_test.cc reads the same
# declarations and fails where an include is not covered by one.
function(budget_room folder)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  string(REPLACE "/" "_" name ${folder})
  set(scope PUBLIC)
  if(sources)
    add_library(room_${name} STATIC ${sources})
  else()
    add_library(room_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  set_property(GLOBAL PROPERTY BUDGET_USES_${folder} ${ARG_USES})
  set_property(GLOBAL PROPERTY BUDGET_NEEDS_${folder} ${ARG_LIBRARIES} ${ARG_PRIVATE})
  set(rooms ${ARG_USES})
  list(TRANSFORM rooms REPLACE "/" "_")
  list(TRANSFORM rooms PREPEND room_)
  target_link_libraries(room_${name} ${scope} budget_options ${rooms} ${ARG_LIBRARIES})
  if(sources)
    target_link_libraries(room_${name} PRIVATE ${ARG_PRIVATE})
    set_target_properties(room_${name} PROPERTIES
      UNITY_BUILD ${BUDGET_UNITY} UNITY_BUILD_BATCH_SIZE 0)
    if(BUDGET_UNITY)
      # GCC 12 warns of impossible copies in its own std::string (bug 105329).
      target_compile_options(room_${name} PRIVATE
        $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>)
    endif()
    if(BUDGET_PCH)
      target_precompile_headers(room_${name} REUSE_FROM budget_precompiled)
    endif()
  endif()
endfunction()

# budget_closure(result folders...): the rooms of these folders and of all that they use,
# and the libraries of others that they need.
function(budget_closure result)
  set(open ${ARGN})
  set(rooms "")
  set(libraries "")
  while(open)
    list(POP_FRONT open folder)
    if(folder IN_LIST rooms)
      continue()
    endif()
    list(APPEND rooms ${folder})
    get_property(uses GLOBAL PROPERTY BUDGET_USES_${folder})
    get_property(needs GLOBAL PROPERTY BUDGET_NEEDS_${folder})
    list(APPEND open ${uses})
    list(APPEND libraries ${needs})
  endwhile()
  list(REMOVE_DUPLICATES libraries)
  set(${result} ${rooms} PARENT_SCOPE)
  set(${result}_libraries ${libraries} PARENT_SCOPE)
endfunction()

# -DBUDGET_UNITY=ON compiles a room as one unit, in half of the time (presets release and
# dev).  So a name is unique in its room: one in an unnamed namespace hides
# that of the room from the files behind it, without a word.  clang-tidy sees
# each file by itself, with the includes of its own (preset lint).
#
# The headers that most files include, parsed once for all rooms: -DBUDGET_PCH=ON halves
# the time of a build (preset fast).  Builds that must show a missing include do without.
if(BUDGET_PCH)
  file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cc "")
  add_library(budget_precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cc)
  target_link_libraries(budget_precompiled PUBLIC budget_options)
  target_precompile_headers(budget_precompiled PRIVATE
    <algorithm> <array> <cstddef> <cstdint> <functional> <map> <memory> <optional> <set>
    <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
endif()
