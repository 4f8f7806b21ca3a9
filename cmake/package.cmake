# Installing the program, and a Debian package of it:
#
#     cmake --install build/release --component program --prefix ~/.local
#     cpack --config build/release/CPackConfig.cmake -B build/packages

# Manual pages and completions, laid out as below share/.
set(manuals ${PROJECT_BINARY_DIR}/manuals)
add_custom_command(
  OUTPUT ${manuals}/made
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${manuals}
  COMMAND write_manuals ${manuals}/share ${PROJECT_VERSION}
  COMMAND ${CMAKE_COMMAND} -E touch ${manuals}/made
  DEPENDS write_manuals
  COMMENT "Writing manual pages and completions"
  VERBATIM)
add_custom_target(manuals ALL DEPENDS ${manuals}/made)

install(TARGETS extract RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY ${manuals}/share/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}
  COMPONENT program)
install(DIRECTORY
    ${manuals}/share/bash-completion ${manuals}/share/fish ${manuals}/share/zsh
  DESTINATION ${CMAKE_INSTALL_DATADIR} COMPONENT program)
file(GLOB readmes CONFIGURE_DEPENDS README*.md)
install(FILES ${readmes} CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR}
  COMPONENT program)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright
  COMPONENT program)
# The bundled schemas are in the program; these are for reading, extending and editors.
file(GLOB schema_files CONFIGURE_DEPENDS
  schemas/*.yaml schemas/*.csv schemas/layout.schema.json schemas/README.md)
install(FILES ${schema_files} DESTINATION ${CMAKE_INSTALL_DATADIR}/extract/schemas
  COMPONENT program)

# Debian has another program of this name, in its package `extract`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME budget-extract)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_CONTACT "The developers of extract <extract@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The encodings of Chinese fonts, which PDFs name and do not contain.
set(CPACK_DEBIAN_PACKAGE_DEPENDS poppler-data)
set(CPACK_DEBIAN_PACKAGE_CONFLICTS extract)
include(CPack)
