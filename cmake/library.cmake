# The library for other programs: extract::extract.
#
#     find_package(extract REQUIRED)
#     target_link_libraries(mine PRIVATE extract::extract)   # #include "extract/extract.h"
#
# In this build the name stands for the rooms; installed, for one archive of them.  Its
# interface are the headers listed here, and no others.

set(extract_headers
  extract/extract.h
  pipeline/encoding/encode_document.h
  pipeline/model/check.h
  pipeline/model/decimal.h
  pipeline/model/diagnostic.h
  pipeline/model/document_data.h
  pipeline/model/finding.h
  pipeline/model/header_path.h
  pipeline/model/index.h
  pipeline/model/language.h
  pipeline/model/names.h
  pipeline/model/place.h
  pipeline/model/prose.h
  pipeline/model/result.h
  pipeline/model/stop.h
  pipeline/model/table.h)

add_library(extract_rooms INTERFACE)
target_link_libraries(extract_rooms INTERFACE room_pipeline_stages room_pipeline_encoding)
add_library(extract::extract ALIAS extract_rooms)

budget_closure(rooms pipeline/stages pipeline/encoding)
set(objects "")
foreach(folder ${rooms})
  string(REPLACE "/" "_" name ${folder})
  get_target_property(type room_${name} TYPE)
  if(type STREQUAL "STATIC_LIBRARY")
    list(APPEND objects $<TARGET_OBJECTS:room_${name}>)
  endif()
endforeach()
# Headers alone, which the objects have seen.
list(REMOVE_ITEM rooms_libraries nlohmann_json::nlohmann_json)

add_library(extract_library STATIC ${objects})
target_link_libraries(extract_library PRIVATE ${rooms_libraries})
target_compile_features(extract_library PUBLIC cxx_std_20)
set_target_properties(extract_library PROPERTIES
  OUTPUT_NAME extract EXPORT_NAME extract LINKER_LANGUAGE CXX)

include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/extract)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/extractConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(TARGETS extract_library EXPORT extractTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/extract)
install(EXPORT extractTargets NAMESPACE extract:: DESTINATION ${package}
  COMPONENT library)
install(FILES cmake/extractConfig.cmake ${PROJECT_BINARY_DIR}/extractConfigVersion.cmake
  DESTINATION ${package} COMPONENT library)
foreach(header ${extract_headers})
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${header}
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/extract/${folder} COMPONENT library)
endforeach()
